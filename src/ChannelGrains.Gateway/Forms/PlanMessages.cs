using ChannelGrains.Domain.FormPlans;
using ChannelGrains.Forms.V1;
using Assignment = ChannelGrains.Domain.FormPlans.Assignment;
using Plan = ChannelGrains.Domain.FormPlans.Plan;
using PlanScope = ChannelGrains.Domain.FormPlans.PlanScope;
using PlanStore = ChannelGrains.Domain.FormPlans.PlanStore;
using Wire = ChannelGrains.Forms.V1;

namespace ChannelGrains.Gateway.Forms;

/// <summary>Plans and assignments between the wire and the domain.</summary>
internal static class PlanMessages
{
    public static PutPlan ToCommand(PutPlanRequest request)
    {
        var (plan, scope) = (request.Plan ?? new Wire.Plan(), request.Plan?.Scope ?? new Wire.PlanScope());
        var setting = new PlanSetting(
            plan.PlanId, plan.FormId, plan.Title, scope.Regions, [.. scope.ChannelTypes.Select(type => (Domain.Partners.ChannelType)type)], scope.PartnerIds,
            [.. scope.Stores.Select(store => new PlanStore(store.PartnerId, store.StoreId))], plan.Recurrence, plan.ExceptOn, plan.StartsOn, plan.EndsOn, plan.DaysToDo, plan.Owner, plan.Paused);
        return new PutPlan(setting, request.Etag);
    }

    public static Wire.Plan ToMessage(Plan plan)
    {
        var message = new Wire.Plan
        {
            PlanId = plan.PlanId,
            FormId = plan.FormId,
            Title = plan.Title,
            Scope = ToMessage(plan.Scope),
            Recurrence = plan.Recurrence,
            StartsOn = plan.StartsOn.ToString(),
            EndsOn = plan.EndsOn.ToString(),
            DaysToDo = plan.DaysToDo,
            Owner = plan.Owner,
            Paused = plan.IsPaused,
            Version = plan.Version,
            Etag = $"{plan.Version}",
        };
        message.ExceptOn.AddRange(plan.ExceptOn.Select(day => day.ToString()));
        return message;
    }

    public static Wire.Assignment ToMessage(Assignment assignment) => new()
    {
        PlanId = assignment.Plan.PlanId,
        FormId = assignment.Plan.FormId,
        PartnerId = assignment.PartnerId,
        StoreId = assignment.StoreId,
        BeginsOn = assignment.BeginsOn.ToString(),
        DueOn = assignment.Plan.DueOf(assignment.BeginsOn).ToString(),
        State = (Wire.AssignmentState)assignment.State,
        Owner = assignment.Plan.Owner,
        RecordId = assignment.RecordId,
    };

    private static Wire.PlanScope ToMessage(PlanScope scope)
    {
        var message = new Wire.PlanScope();
        message.Regions.AddRange(scope.Regions);
        message.ChannelTypes.AddRange(scope.ChannelTypes.Select(type => (ChannelGrains.Partners.V1.ChannelType)type));
        message.PartnerIds.AddRange(scope.PartnerIds);
        message.Stores.AddRange(scope.Stores.Select(store => new Wire.PlanStore { PartnerId = store.PartnerId, StoreId = store.StoreId }));
        return message;
    }
}
