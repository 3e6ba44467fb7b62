using ChannelGrains.Domain.Refusals;
using ChannelGrains.Forms.V1;
using ChannelGrains.Gateway.Access;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Requests;
using ChannelGrains.Grains;
using Grpc.Core;

namespace ChannelGrains.Gateway.Forms;

internal sealed partial class FormGatewayService
{
    private const int NextDays = 10;

    public override async Task<PutPlanResponse> PutPlan(PutPlanRequest request, ServerCallContext context)
    {
        var answer = await plans.Grain.Put(PlanMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context));
        var reading = await gate.PassAsync(answer, context.CancellationToken);
        return new PutPlanResponse { Plan = PlanMessages.ToMessage(reading.Plan), JournalVersion = reading.JournalVersion };
    }

    public override async Task<GetPlanResponse> GetPlan(GetPlanRequest request, ServerCallContext context)
    {
        var planId = Ids.Require(request.PlanId, "plan_id");
        if (await plans.Grain.Find(planId) is not { } found)
            throw RefusalStatus.ToException(Refusal.NotFound("PLAN_NOT_FOUND", $"There is no plan {planId}. Check the id against the list of plans."));
        var today = (await programme.GetAsync()).DayOf(Timestamps.ToMicros(time.GetUtcNow()));
        var response = new GetPlanResponse { Plan = PlanMessages.ToMessage(found.Plan) };
        if (!found.Plan.IsPaused)
            response.NextDays.AddRange(found.Days.Where(day => day >= today).Take(NextDays).Select(day => day.ToString()));
        return response;
    }

    public override Task<ListPlansResponse> ListPlans(ListPlansRequest request, ServerCallContext context) => plans.ListAsync(request, context.CancellationToken);

    public override Task<ListAssignmentsResponse> ListAssignments(ListAssignmentsRequest request, ServerCallContext context) =>
        plans.AssignmentsAsync(request, Principal.Of(context).Partners, context.CancellationToken);
}
