using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.CloseJobs;
using ChannelGrains.Grains;
using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Gateway.CloseJobs;

/// <summary>Jobs on the wire.</summary>
internal static class CloseJobMessages
{
    public static Job ToMessage(CloseJob job)
    {
        var message = new Job
        {
            JobId = job.JobId,
            Period = Period.OfMonth(job.Month).Id,
            Done = job.IsDone,
            PartnerCount = job.PartnerCount,
            AskedCount = job.Counts.Asked,
            ClosedCount = job.Counts.Closed,
            SkippedCount = job.Counts.Skipped,
            RefusedCount = job.Counts.Refused,
            StartedBy = job.StartedBy,
            StartedAt = Timestamps.FromMicros(job.StartedAtMicros),
            DoneAt = job.IsDone ? Timestamps.FromMicros(job.DoneAtMicros) : null,
        };
        message.Refusals.AddRange(job.Refusals.Select(refusal => new JobRefusal { PartnerId = refusal.PartnerId, Reason = refusal.Reason, Message = refusal.Message }));
        return message;
    }
}
