#!/bin/sh
# Builds a NEST that simulates with several processes (MPICH) and puts it, as a wheel, into the folder named as the
# argument. The wheel of PyPI has no MPI. Needs a C++ compiler, cmake and, on Debian or Ubuntu:
#     apt-get install mpich libmpich-dev libgsl-dev libltdl-dev libboost-dev cmake g++
# Then: .venv/bin/pip install --force-reinstall --no-deps FOLDER/*.whl   and   .venv/bin/pip install mpi4py
# NEST does not support OpenMPI before 5.0.7, which is older in Debian: so it is MPICH. JOBS=1 compiles one file at a
# time; MODELS=full compiles all of NEST's models, not only those that Pinetum speaks of.
set -eu
folder=${1:?usage: packaging/nest-mpi.sh FOLDER}
version=3.10.0
python=${PYTHON:-.venv/bin/python}
models="aeif_cond_alpha aeif_cond_beta_multisynapse aeif_cond_exp aeif_psc_exp bernoulli_synapse gap_junction
    gif_cond_exp gif_cond_exp_multisynapse hh_cond_exp_traub iaf_cond_alpha iaf_cond_exp iaf_cond_exp_sfa_rr
    iaf_psc_alpha iaf_psc_delta iaf_psc_exp iaf_psc_exp_multisynapse izhikevich multimeter parrot_neuron
    poisson_generator quantal_stp_synapse spike_generator spike_recorder static_synapse stdp_synapse
    step_current_generator tsodyks_synapse vogels_sprekeler_synapse"

for program in mpicc.mpich mpicxx.mpich mpiexec.mpich cmake g++; do
    command -v "$program" >/dev/null || { echo "$program is missing: see the head of this file." >&2; exit 1; }
done
[ "${MODELS:-}" = full ] || chosen="-Dwith-models=$(echo $models | tr ' ' ';')"

CMAKE_ARGS="-Dwith-mpi=ON -DMPI_CXX_COMPILER=$(command -v mpicxx.mpich) -DMPI_C_COMPILER=$(command -v mpicc.mpich) \
-DMPIEXEC_EXECUTABLE=$(command -v mpiexec.mpich) ${chosen:-}" \
CMAKE_BUILD_PARALLEL_LEVEL=${JOBS:-$(nproc)} \
    "$python" -m pip wheel --no-cache-dir --no-deps --no-binary nest-simulator --config-settings build-dir="$folder/build" \
    --wheel-dir "$folder" "nest-simulator==$version"
