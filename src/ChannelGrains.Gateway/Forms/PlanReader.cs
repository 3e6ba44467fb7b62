using System.Collections.Immutable;
using ChannelGrains.Domain.FormPlans;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Forms.V1;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Grains;
using ChannelGrains.Grains.FormPlans;
using AssignmentState = ChannelGrains.Domain.FormPlans.AssignmentState;
using Plan = ChannelGrains.Domain.FormPlans.Plan;

namespace ChannelGrains.Gateway.Forms;

/// <summary>Reads plans, and the assignments that come of them.</summary>
internal sealed class PlanReader(IGrainFactory grains, ViewReader views, AnswerGate gate)
{
    private static readonly ImmutableArray<AssignmentState> Undone = [AssignmentState.Due, AssignmentState.Overdue];

    public IPlansGrain Grain => grains.GetGrain<IPlansGrain>(PlanNames.Plans);

    /// <summary>All plans, by id.</summary>
    public async ValueTask<IReadOnlyList<Plan>> AllAsync(CancellationToken cancellationToken) => (await gate.PassAsync(await Grain.Read(), cancellationToken)).Plans;

    public async Task<ListPlansResponse> ListAsync(ListPlansRequest request, CancellationToken cancellationToken)
    {
        var (response, bytes) = (new ListPlansResponse(), 0);
        foreach (var plan in await AllAsync(cancellationToken))
        {
            if (string.CompareOrdinal(plan.PlanId, request.PageToken) <= 0 || (request.FormId.Length > 0 && plan.FormId != request.FormId))
                continue;
            var message = PlanMessages.ToMessage(plan);
            bytes += message.CalculateSize();
            if (response.Plans.Count == Pages.Size(request.PageSize) || (response.Plans.Count > 0 && bytes > Pages.LargestBytes))
            {
                response.NextPageToken = response.Plans[^1].PlanId;
                break;
            }
            response.Plans.Add(message);
        }
        return response;
    }

    /// <param name="request">Which.</param>
    /// <param name="own">The partners that there are for the caller; all when none is named.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ListAssignmentsResponse> AssignmentsAsync(ListAssignmentsRequest request, IReadOnlySet<string> own, CancellationToken cancellationToken)
    {
        views.RequireViews();
        if (RegionPaths.Validate(request.Region, "region") is { } region)
            throw RefusalStatus.ToException(region);
        if (request.PartnerId.Length > 0)
            Ids.Require(request.PartnerId, "partner_id");
        var plans = (await AllAsync(cancellationToken)).Where(plan => (request.PlanId.Length == 0 || plan.PlanId == request.PlanId) && (request.Owner.Length == 0 || plan.Owner == request.Owner));
        var query = new AssignmentQuery([.. plans], request.Region, PartnersOf(request.PartnerId, own), StatesOf(request.States), TypeOf(request.ChannelType));
        var after = AssignmentPlace.TryParse(request.PageToken, out var place) ? place : null;
        var reading = await grains.GetGrain<IAssignmentViewGrain>(PlanNames.Assignments).ReadPage(query, after, Pages.Size(request.PageSize));
        var response = new ListAssignmentsResponse { NextPageToken = reading.Value.Last?.ToString() ?? "", AsOf = Timestamps.FromMicros(reading.AsOfMicros) };
        response.Assignments.AddRange(reading.Value.Assignments.Select(PlanMessages.ToMessage));
        return response;
    }

    private static IReadOnlySet<string>? PartnersOf(string partnerId, IReadOnlySet<string> own)
    {
        if (partnerId.Length == 0)
            return own.Count == 0 ? null : own;
        return own.Count == 0 || own.Contains(partnerId) ? new HashSet<string>([partnerId]) : new HashSet<string>();
    }

    private static ChannelType TypeOf(ChannelGrains.Partners.V1.ChannelType asked) => Enum.IsDefined((ChannelType)asked)
        ? (ChannelType)asked
        : throw RefusalStatus.ToException(Refusal.InvalidArgument("CHANNEL_TYPE", "channel_type must be one of the enum's types, or unspecified for all.", "channel_type"));

    private static ImmutableArray<AssignmentState> StatesOf(IReadOnlyCollection<ChannelGrains.Forms.V1.AssignmentState> asked)
    {
        ImmutableArray<AssignmentState> states = [.. asked.Select(state => (AssignmentState)state).Distinct()];
        foreach (var state in states)
            if (!Enum.IsDefined(state) || state == AssignmentState.Unspecified)
                throw RefusalStatus.ToException(Refusal.InvalidArgument("ASSIGNMENT_STATE", "states must be of the enum's states, or empty for DUE and OVERDUE.", "states"));
        return states.Length > 0 ? states : Undone;
    }
}
