#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/procedure.h"

/// Changes to a flow that leave it a flow.
namespace selaras::checker::surgery {

[[nodiscard]] std::vector<model::NodeId> nodes_doing(const model::Procedure& procedure,
                                                     const std::vector<std::string>& activities);

/// Takes the steps out; what led to one leads to what its first outcome led to. What can no longer
/// be reached goes too.
void remove_steps(model::Procedure& procedure, const std::vector<std::string>& activities);

/// Takes out an outcome of the decisions, and what only it led to.
void remove_outcome(model::Procedure& procedure, const std::vector<std::string>& activities,
                    const std::string& outcome);

/// Takes out what follows the outcome, but not the outcome.
void cut_outcome(model::Procedure& procedure, const std::vector<std::string>& activities,
                 const std::string& outcome);

/// Lets the outcome lead past these steps.
void bypass(model::Procedure& procedure, const std::vector<std::string>& activities,
            const std::string& outcome, const std::vector<std::string>& passed);

/// Lets the outcome lead to these steps or past them: by a gateway, the last of the nodes, whose
/// second way is stated.
void open_way_past(model::Procedure& procedure, const std::vector<std::string>& activities,
                   const std::string& outcome, const std::vector<std::string>& passed);

/// Leads the edges of what only this outcome reaches, and that lead to an end or out of it, to the
/// node instead; without a node to a new end.
void redirect(model::Procedure& procedure, const std::vector<std::string>& activities,
              const std::string& outcome, const std::vector<std::string>& target);

/// Does the step a first time right before the other.
void repeat_before(model::Procedure& procedure, const std::string& activity,
                   const std::vector<std::string>& before);

}  // namespace selaras::checker::surgery
