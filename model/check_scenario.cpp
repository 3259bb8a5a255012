#include <algorithm>
#include <set>

#include "model/read_ids.h"
#include "model/scenario.h"
#include "model/ways.h"
#include "model/with_id.h"

namespace selaras::model {
namespace {

using Arguments = std::vector<std::pair<std::string, std::string>>;

class Meeting {
 public:
  Meeting(const Scenario& scenario, const Procedure& procedure, Diagnostics& diagnostics)
      : scenario_(scenario), procedure_(procedure), diagnostics_(diagnostics) {}

  void check() {
    check_identity();
    check_named_steps();
    check_named_decisions();
    check_roles();
    check_nodes();
    check_documents();
    check_followed();
  }

 private:
  void report(std::string code, const Place& at, Arguments arguments,
              Diagnostic::Severity severity = Diagnostic::Severity::error) {
    diagnostics_.push_back({.code = std::move(code),
                            .at = at,
                            .arguments = std::move(arguments),
                            .severity = severity});
  }

  void report_unknown(const DeclaredIds& known, const std::string& id, const Place& at,
                      Diagnostic::Severity severity = Diagnostic::Severity::error) {
    report("unknown-id", at,
           {{"kind", known.kind()},
            {"id", shortened(id)},
            {"suggestion", std::string(known.nearest(id))}},
           severity);
  }

  void check_identity() {
    if (scenario_.procedure.empty() || scenario_.procedure == procedure_.id) return;
    report("scenario-of-another-procedure", scenario_.at,
           {{"procedure", procedure_.id}, {"scenario", scenario_.procedure}});
  }

  /// A scenario for every procedure of a service may name steps that this one does not have.
  void check_named_steps() {
    if (scenario_.procedure.empty()) return;
    DeclaredIds steps("step");
    for (const Step& step : procedure_.steps) steps.add(step.id);
    for (const StepTimes& times : scenario_.steps) {
      if (!steps.contains(times.step)) report_unknown(steps, times.step, times.at);
    }
  }

  void check_named_decisions() {
    if (scenario_.procedure.empty()) return;
    DeclaredIds nodes("node");
    for (const Node& node : procedure_.flow.nodes) nodes.add(node.id);
    for (const Decision& decision : scenario_.decisions) {
      if (!nodes.contains(decision.node)) report_unknown(nodes, decision.node, decision.at);
    }
  }

  /// A role that no step names is likely a slip of the pen, though it does no harm.
  void check_roles() {
    if (scenario_.procedure.empty()) return;
    DeclaredIds roles("role");
    for (const Step& step : procedure_.steps) {
      if (!step.actor) continue;
      for (const std::string& role : step.actor->roles) roles.add(role);
    }
    for (const Resource& resource : scenario_.resources) {
      for (const std::string& role : resource.roles) {
        if (roles.contains(role)) continue;
        report_unknown(roles, role, resource.at, Diagnostic::Severity::warning);
      }
    }
  }

  void check_nodes() {
    for (std::uint32_t index = 0; index < procedure_.flow.nodes.size(); ++index) {
      const Node& node = procedure_.flow.nodes[index];
      if (node.kind == NodeKind::step) check_step(procedure_.step_of(node));
      if (node.kind != NodeKind::parallel) {
        check_choice(NodeId{index}, node);
      }
    }
  }

  void check_step(const Step& step) {
    const std::string& name = scenario_.procedure.empty() ? step.activity : step.id;
    const auto named = std::ranges::find(scenario_.steps, name, &StepTimes::step);
    const bool mentioned = named != scenario_.steps.end() && !name.empty();
    const bool has_default = scenario_.otherwise.effort || scenario_.otherwise.delay;
    if (!mentioned && !has_default) {
      report("step-without-times", scenario_.at, {{"step", step.id}});
    }
    const StepPlan plan = plan_of(scenario_, step);
    if (plan.effort != nullptr && plan.resource == nullptr) {
      report("step-without-resource", mentioned ? named->at : scenario_.otherwise.at,
             {{"step", step.id}});
    }
    if (plan.stated != nullptr) {
      check_people(step, plan);
      check_applicant(step, plan);
    }
  }

  /// Documents that may be missing are looked at by one step.
  void check_documents() {
    std::set<std::string> brought;
    const CaseKind* with_documents = nullptr;
    for (const CaseKind& kind : scenario_.kinds) {
      for (const BroughtDocument& document : documents_of(kind, procedure_)) {
        brought.insert(document.id);
        with_documents = &kind;
      }
    }
    if (brought.size() > most_documents) {
      report("too-many", with_documents->at,
             {{"key", "documents"}, {"limit", std::to_string(most_documents)}});
    }
    std::size_t looking = 0;
    for (const Step& step : procedure_.steps) {
      const StepTimes* stated = plan_of(scenario_, step).stated;
      if (stated == nullptr || !stated->returns || !stated->returns->mended) continue;
      if (++looking == 2) {
        report("documents-looked-at-twice", stated->returns->at, {{"step", step.id}});
      }
      if (brought.empty()) {
        report("returns-without-documents", stated->returns->at, {{"step", step.id}});
      }
    }
    if (with_documents != nullptr && looking == 0) {
      report("documents-not-looked-at", with_documents->at, {{"kind", with_documents->id}});
    }
  }

  /// A scenario for every procedure of a service may follow steps that this one does not have.
  void check_followed() {
    if (scenario_.procedure.empty()) return;
    DeclaredIds steps("step");
    for (const Step& step : procedure_.steps) steps.add(step.id);
    DeclaredIds nodes("node");
    for (const Node& node : procedure_.flow.nodes) {
      if (node.kind == NodeKind::step || node.kind == NodeKind::end) nodes.add(node.id);
    }
    for (const Followed& each : scenario_.follow) {
      if (!nodes.contains(each.step)) report_unknown(nodes, each.step, each.at);
      if (each.since.empty() || steps.contains(each.since)) continue;
      report_unknown(steps, each.since, each.at);
    }
  }

  /// Who gives up, and what comes back.
  void check_applicant(const Step& step, const StepPlan& plan) {
    const StepTimes& stated = *plan.stated;
    if (stated.patience && plan.effort == nullptr && plan.delay == nullptr) {
      report("patience-without-wait", stated.patience->at, {{"step", step.id}});
    }
    if (!stated.returns) return;
    if (plan.effort == nullptr) {
      report("returns-without-effort", stated.returns->at, {{"step", step.id}});
    }
    DeclaredIds kinds("kind");
    for (const CaseKind& kind : scenario_.kinds) kinds.add(kind.id);
    for (const Returns::OfKind& each : stated.returns->kinds) {
      if (!kinds.contains(each.kind)) report_unknown(kinds, each.kind, stated.returns->at);
    }
  }

  /// That those who are needed at once can ever be there at once.
  void check_people(const Step& step, const StepPlan& plan) {
    const StepTimes& stated = *plan.stated;
    if (stated.batch && plan.effort == nullptr) {
      report("batch-without-effort", stated.batch->at, {{"step", step.id}});
    }
    if (plan.resource == nullptr) return;
    check_enough(step, *plan.resource, stated.people, stated.at);
    for (const Companions& with : stated.companions) {
      const Resource* other = scenario_.resource(with.resource);
      if (other == nullptr) continue;
      check_enough(step, *other, with.people, with.at);
      if (other->discipline == plan.resource->discipline && other != plan.resource &&
          other->people.empty() && plan.resource->people.empty()) {
        continue;
      }
      report("companions-in-other-order", with.at, {{"step", step.id}, {"resource", other->id}});
    }
  }

  void check_enough(const Step& step, const Resource& resource, std::int64_t people,
                    const Place& at) {
    double staff = resource.staff.value;
    if (!resource.staff_changes.empty()) staff = resource.staff_changes.back().staff.value;
    const bool by_name = people > 1 && !resource.people.empty();
    if (static_cast<double>(people) <= staff && !by_name) return;
    report("more-people-than-staff", at, {{"step", step.id}, {"resource", resource.id}});
  }

  void check_choice(NodeId id, const Node& node) {
    const std::vector<Way> ways = ways_from(procedure_, id);
    const Decision* decision = decision_at(scenario_, procedure_, node);
    if (decision != nullptr) check_ways(*decision, ways);
    if (decision != nullptr) check_sum(*decision, node.kind == NodeKind::inclusive);
    check_for_applicant(node, ways, decision, {});
    for (const CaseKind& kind : scenario_.kinds) {
      check_for_applicant(node, ways, decision, kind.roles);
    }
  }

  void check_ways(const Decision& decision, const std::vector<Way>& ways) {
    DeclaredIds names("outcome");
    for (const Way& way : ways) names.add(way.name);
    for (const Decision::Share& share : decision.shares) {
      if (!names.contains(share.way)) report_unknown(names, share.way, share.share.at);
    }
  }

  /// Of the ways of an inclusive gateway each is taken by itself, and some must be.
  void check_sum(const Decision& decision, bool inclusive) {
    double sum = 0;
    for (const Decision::Share& share : decision.shares) sum += share.share.value;
    if (inclusive ? sum > 0 : is_one(sum)) return;
    report("shares-not-one", decision.shares_at, {{"sum", digits_of(sum)}});
  }

  /// Where the applicant leaves more than one way open, shares must decide; one outcome must not
  /// lead two ways at once.
  void check_for_applicant(const Node& node, const std::vector<Way>& ways, const Decision* decision,
                           const std::vector<std::string>& roles) {
    if (roles.empty() && !scenario_.kinds.empty()) return;
    std::size_t open_ways = 0;
    for (const Way& way : ways) {
      const auto open = std::ranges::count_if(way.edges, [&](std::uint32_t edge) {
        return open_for(procedure_.flow.edges[edge].when, roles);
      });
      if (open > 0 || way.outcome) ++open_ways;
      if (open > 1) report_two_ways(node, way);
    }
    if (open_ways < 2 || decision != nullptr || scenario_.otherwise.equal_shares) return;
    report_without_shares(node);
  }

  /// What concerns a node and all kinds of case is said once.
  void report_two_ways(const Node& node, const Way& way) {
    if (!reported_.insert(node.id + '[' + way.name).second) return;
    report("outcome-leads-two-ways", scenario_.at, {{"step", node.id}, {"outcome", way.name}});
  }

  void report_without_shares(const Node& node) {
    if (!reported_.insert(node.id).second) return;
    report("decision-without-shares", scenario_.at, {{"step", node.id}});
  }

  const Scenario& scenario_;
  const Procedure& procedure_;
  Diagnostics& diagnostics_;
  std::set<std::string> reported_;
};

}  // namespace

void check_scenario(const Scenario& scenario, const Procedure& procedure,
                    Diagnostics& diagnostics) {
  const std::size_t first = diagnostics.size();
  Meeting(scenario, procedure, diagnostics).check();
  sort_by_place(diagnostics, first);
}

}  // namespace selaras::model
