TITLE Generalised integrate-and-fire cell: a stochastic threshold, and after-effects of each spike

COMMENT
The rate of spikes at the end of a step stands for the whole step. It adds up until it comes to a number that is drawn
anew after each spike, from an exponential distribution of mean 1: so a cell that fires seldom needs few numbers.

Each spike raises every component of the after-effects by 1, which decays with its own time constant: their currents and
moves of the threshold are sums of components times sizes.
ENDCOMMENT

NEURON {
    THREADSAFE   : POINTER would have it otherwise
    POINT_PROCESS GIFCondExp
    RANGE v_rest, cm, tau_m, tau_refrac, v_reset, i_offset, delta_v, v_t_star, lambda0, i_eta, v_t, resting, patience
    RANGE n_tau_eta, n_a_eta, n_tau_gamma, n_a_gamma
    POINTER tau_eta, a_eta, tau_gamma, a_gamma   : the first of as many numbers
    POINTER effects
    RANDOM chance
}

INCLUDE "cell.inc"
INCLUDE "conductance_exp.inc"
INCLUDE "relaxing.inc"

VERBATIM
#include <algorithm>
#include <vector>
struct Component {
    double value = 0, kept = 0;   // kept: how much of it remains after half a step
};
struct Effects {
    std::vector<Component> currents, moves;
};
static void decay_all(std::vector<Component>& components) {
    for (auto& component : components) {
        component.value *= component.kept;
    }
}
static double sum(std::vector<Component> const& components, double const* sizes) {
    double total = 0;
    for (std::size_t i = 0; i < components.size(); ++i) {
        total += components[i].value * sizes[i];
    }
    return total;
}
static void prepare_all(std::vector<Component>& components, double count, double const* taus, double half) {
    components.resize((std::size_t) count);
    for (std::size_t i = 0; i < components.size(); ++i) {
        components[i].kept = exp(-half / taus[i]);
    }
}
ENDVERBATIM

PARAMETER {
    v_rest = -65 (mV)
    cm = 1 (nF)
    tau_m = 20 (ms)
    tau_refrac = 4 (ms)
    v_reset = -65 (mV)
    i_offset = 0 (nA)
    delta_v = 0.5 (mV)
    v_t_star = -48 (mV)
    lambda0 = 1 (Hz)
}

ASSIGNED {
    tau_eta (ms)
    a_eta (nA)
    tau_gamma (ms)
    a_gamma (mV)
    effects
    n_tau_eta
    n_a_eta
    n_tau_gamma
    n_a_gamma
    i_eta (nA)
    v_t (mV)
    resting    : steps of the refractory period that are still to come
    patience   : what the rate adds up to until the next spike
}

BREAKPOINT {
    SOLVE advance METHOD after_cvode
}

CONSTRUCTOR {
VERBATIM
    _p_effects = new Effects;
ENDVERBATIM
}

DESTRUCTOR {
VERBATIM
    delete static_cast<Effects*>(_p_effects);
ENDVERBATIM
}

PROCEDURE prepare() {   : whenever a parameter has changed
    prepare_membrane()
    prepare_synapses()
    VERBATIM
    auto& after = *static_cast<Effects*>(_p_effects);
    prepare_all(after.currents, std::min(n_tau_eta, n_a_eta), &tau_eta, width / 2);
    prepare_all(after.moves, std::min(n_tau_gamma, n_a_gamma), &tau_gamma, width / 2);
    ENDVERBATIM
    add_up()
    if (patience <= 0) {
        wait()
    }
}

PROCEDURE wait() {
    patience = random_negexp(chance)
}

PROCEDURE add_up() {
    VERBATIM
    auto const& after = *static_cast<Effects*>(_p_effects);
    i_eta = sum(after.currents, &a_eta);
    v_t = v_t_star + sum(after.moves, &a_gamma);
    ENDVERBATIM
}

PROCEDURE advance() {
    relax()
    arrive()
    if (resting > 0) {
        resting = resting - 1
        vm = v_reset
    } else {
        patience = patience - lambda0 * exp((vm - v_t) / delta_v) * width / 1000
        if (patience <= 0) {
            resting = floor(tau_refrac / width + 0.5)
            vm = v_reset
            follow()
            wait()
            emit()
        }
    }
    begin_anew()
}

PROCEDURE follow() {   : what a spike leaves
    VERBATIM
    auto& after = *static_cast<Effects*>(_p_effects);
    for (auto& component : after.currents) {
        component.value += 1;
    }
    for (auto& component : after.moves) {
        component.value += 1;
    }
    ENDVERBATIM
    add_up()
}

FUNCTION conductance() (uS) {
    conductance = leak + g_exc + g_inh
}

FUNCTION drive() (nA) {
    drive = leak * v_rest + g_exc * e_rev_E + g_inh * e_rev_I + i_offset + i_in - i_eta
}

FUNCTION passed() {
    passed = ease + opened() / cm
}

PROCEDURE go_on() {
    decay()
    VERBATIM
    auto& after = *static_cast<Effects*>(_p_effects);
    decay_all(after.currents);
    decay_all(after.moves);
    ENDVERBATIM
    add_up()
}
