"""NEST's own models by their old names."""

from backends.nest.former import renamed


def test_the_neuron_of_2008() -> None:
    parameters = {"Tau": 15.0, "C": 100.0, "U0": -70.0, "Vreset": -60.0, "Theta": -50.0, "TauR": 1.0, "I0": 5.0}
    assert renamed("iaf_neuron", {**parameters, "TauSyn": 2.0}) == (
        "iaf_psc_alpha",
        {"tau_m": 15.0, "C_m": 100.0, "E_L": -70.0, "V_reset": -60.0, "V_th": -50.0, "t_ref": 1.0, "I_e": 5.0}
        | {"tau_syn_ex": 2.0, "tau_syn_in": 2.0},
    )
    assert renamed("iaf_neuron", {"V_th": -50, "C_m": 900.0}) == ("iaf_psc_alpha", {"V_th": -50, "C_m": 900.0})


def test_others_have_kept_their_names() -> None:
    assert renamed("iaf_psc_exp", {"tau_m": 1.0, "Tau": 2.0}) == ("iaf_psc_exp", {"tau_m": 1.0, "Tau": 2.0})
