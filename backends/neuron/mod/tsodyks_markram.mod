TITLE Connections that tire, and are facilitated

COMMENT
Resources are recovered, active as long as the receptor is, or neither. From one spike to the next they are known
exactly: Tsodyks, Uziel and Markram (2000), J. Neurosci. 20:RC50.
ENDCOMMENT

NEURON {
    POINT_PROCESS TsodyksMarkramBundle
}

INCLUDE "bundle.inc"

DEFINE U 1
DEFINE TAU_REC 2
DEFINE TAU_FACIL 3
DEFINE RECOVERED 4
DEFINE ACTIVE 5
DEFINE SHARE 6
DEFINE LAST 7

PROCEDURE decay() {   : a reference to the time constant of the receptor of one target more
VERBATIM
    WIRES.decays.push_back(hoc_hgetarg<double>(1));
ENDVERBATIM
}

FUNCTION decay_of(connection) (ms) {   : 0 where the receptor has no time constant
VERBATIM
    std::size_t target = (std::size_t) WIRES.target[(std::size_t) _lconnection];
    _ldecay_of = target < WIRES.decays.size() ? *WIRES.decays[target] : 0.0;
ENDVERBATIM
}

FUNCTION transmitted(connection) {
    LOCAL passed, tau, tau_rec, active, recovered, share
    passed = t - told(LAST, connection)
    tau = decay_of(connection)
    tau_rec = told(TAU_REC, connection)
    active = told(ACTIVE, connection)
    recovered = told(RECOVERED, connection)
    recovered = 1 - active * kept(passed, tau) - (1 - active - recovered) * kept(passed, tau_rec) - active * between(passed, tau, tau_rec)
    active = active * kept(passed, tau)
    share = told(SHARE, connection) * kept(passed, told(TAU_FACIL, connection))
    share = share + told(U, connection) * (1 - share)
    remember(RECOVERED, connection, recovered - share * recovered)
    remember(ACTIVE, connection, active + share * recovered)
    remember(SHARE, connection, share)
    remember(LAST, connection, t)
    transmitted = told(WEIGHT, connection) * share * recovered
}

FUNCTION kept(passed (ms), tau (ms)) {   : what remains after some time
    kept = 0
    if (passed == 0) {
        kept = 1
    } else if (tau > 0) {
        kept = exp(-passed / tau)
    }
}

FUNCTION between(passed (ms), tau (ms), tau_rec (ms)) {   : of what was active, the part that is neither that nor recovered
    LOCAL slow, lag
    if (tau <= 0) {
        between = kept(passed, tau_rec) * (passed > 0)
    } else {
        slow = tau
        if (tau_rec > tau) {
            slow = tau_rec
        }
        lag = passed * fabs(tau_rec - tau) / (tau * tau_rec)
        between = passed / tau * exp(-passed / slow)
        if (lag > 1e-5) {
            between = between * (1 - exp(-lag)) / lag
        } else {
            between = between * (1 - lag / 2)
        }
    }
}

NET_RECEIVE (first, count) {
    INITIAL {   : lest NEURON makes the count 0 when other cells begin
    }
    fan_out(first, count)
}
