using ChannelGrains.Domain.CloseJobs;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.CloseJobs;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Requests;
using ChannelGrains.Settlement.V1;
using Grpc.Core;

namespace ChannelGrains.Gateway.Settlement;

internal sealed partial class SettlementGatewayService
{
    public override async Task<GetJobResponse> GetJob(GetJobRequest request, ServerCallContext context)
    {
        var (grain, number) = await jobs.RequireAsync(request.JobId, context.CancellationToken);
        return new GetJobResponse { Job = CloseJobMessages.ToMessage(await PassAsync(grain.Get(number), context)) };
    }

    private async Task<ClosePeriodResponse> CloseAllAsync(ClosePeriodRequest request, ServerCallContext context)
    {
        if (request.PartnerId.Length > 0)
            throw RefusalStatus.ToException(Refusal.InvalidArgument("PARTNER", "Name one partner, or all, but not both.", "partner_id"));
        var (month, rules) = (Month(request.Period, "period"), await programme.CurrentAsync());
        var command = new StartCloseJob(month, rules.GraceDays, rules.Calendar);
        var job = await PassAsync(jobs.Of(month).Start(command, RequestStamps.Of(request, request.RequestId, context)), context);
        // The first close fixes the calendar.
        programme.Forget();
        return new ClosePeriodResponse { Job = CloseJobMessages.ToMessage(job) };
    }
}
