using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.CloseJobs;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains.CloseJobs;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Gateway.CloseJobs;

/// <summary>References to the grains of jobs.</summary>
internal sealed class CloseJobGrains(IGrainFactory grains, KnownJournals journals)
{
    /// <summary>The grain of a month's jobs, of which one is about to be started.</summary>
    /// <param name="month">In months since 1970-01.</param>
    public ICloseJobGrain Of(int month) => grains.GetGrain<ICloseJobGrain>(Period.OfMonth(month).Id);

    /// <summary>The grain of a job and the job's number; NOT_FOUND for one of a month that never had a job, which wakes no grain.</summary>
    public async ValueTask<(ICloseJobGrain Grain, int Number)> RequireAsync(string jobId, CancellationToken cancellationToken) =>
        CloseJob.TryParse(jobId, out var month, out var number) && await journals.HasCloseJobsAsync(Period.OfMonth(month).Id, cancellationToken)
            ? (Of(month), number)
            : throw RefusalStatus.ToException(Refusal.NotFound("JOB_NOT_FOUND", $"There is no job '{jobId}': ClosePeriod answers the id of each."));
}
