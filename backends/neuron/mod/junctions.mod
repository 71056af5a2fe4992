TITLE The electrical synapses of one projection: those of their ends that are on this process

COMMENT
The current is what it will be in the middle of the step when potentials go on as they did in the step before: the error
is of second order in the step. It is added to what flows into the cells where NEURON works out currents, in the middle
of each step. NEURON does so at other moments too, when it takes in what is new: then nothing is added.
ENDCOMMENT

NEURON {
    POINT_PROCESS JunctionBundle
    POINTER wires
}

VERBATIM
#include <vector>

extern int nrnmpi_numprocs, nrnmpi_myid;
extern "C" void nrnmpi_dbl_allgatherv(double*, double*, int*, int*);

namespace {

using Handle = neuron::container::data_handle<double>;   // NEURON may move what it stands for

struct Wires {
    struct End {
        Handle current;                   // of the cell
        std::size_t cell, other, number;  // places among the potentials, and the synapse
        double before;                    // how far the potentials were apart a step ago
        bool fresh;
    };
    std::vector<Handle> here;             // potentials of the cells of this process
    std::vector<double> all;              // of all cells, those of one process after those of another
    std::vector<int> sizes, begins;       // of what belongs to each process
    std::vector<End> ends;
    double* conductances{};
    std::size_t step{};                   // 0: one for all

    void look() {
        double* mine = all.data() + begins[nrnmpi_myid];
        for (std::size_t place = 0; place < here.size(); ++place) {
            mine[place] = *here[place];
        }
        if (nrnmpi_numprocs > 1) {
            std::vector<double> sent(mine, mine + here.size());
            nrnmpi_dbl_allgatherv(sent.data(), all.data(), sizes.data(), begins.data());
        }
    }

    void flow() {
        for (End& end : ends) {
            double apart = all[end.other] - all[end.cell];
            double before = end.fresh ? apart : end.before;
            *end.current += conductances[step * end.number] * (1.5 * apart - 0.5 * before);
            end.before = apart;
            end.fresh = false;
        }
    }
};

}

#define WIRES (*static_cast<Wires*>(_p_wires))
ENDVERBATIM

ASSIGNED {
    dt (ms)
    wires
}

CONSTRUCTOR {
VERBATIM
    _p_wires = new Wires;
ENDVERBATIM
}

DESTRUCTOR {
VERBATIM
    delete static_cast<Wires*>(_p_wires);
ENDVERBATIM
}

PROCEDURE share(cells) {   : so many of them are on one process more
VERBATIM
    WIRES.begins.push_back((int) WIRES.all.size());
    WIRES.sizes.push_back((int) _lcells);
    WIRES.all.resize(WIRES.all.size() + (std::size_t) _lcells);
ENDVERBATIM
}

PROCEDURE show() {   : a reference to the potential of one cell more of this process
VERBATIM
    WIRES.here.push_back(hoc_hgetarg<double>(1));
ENDVERBATIM
}

PROCEDURE join() {   : one end more: a reference to the current into the cell, the cell, the other one, the synapse
VERBATIM
    std::size_t numbers[] = {(std::size_t) *getarg(2), (std::size_t) *getarg(3), (std::size_t) *getarg(4)};
    WIRES.ends.push_back({hoc_hgetarg<double>(1), numbers[0], numbers[1], numbers[2], 0.0, true});
ENDVERBATIM
}

PROCEDURE tell() {   : the Vector of the conductances, one for all or one for each synapse
VERBATIM
    WIRES.conductances = vector_vec(vector_arg(1));
    WIRES.step = vector_capacity(vector_arg(1)) > 1;
ENDVERBATIM
}

BEFORE BREAKPOINT {
VERBATIM
    if (fabs(t / dt - floor(t / dt) - 0.5) < 0.25) {
        WIRES.look();
        WIRES.flow();
    }
ENDVERBATIM
}
