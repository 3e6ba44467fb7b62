using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.CloseJobs;
using ChannelGrains.Grains.Journalled;
using Stored = ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.CloseJobs;

/// <summary>Jobs between the domain and their durable form.</summary>
internal static class CloseJobFacts
{
    public static readonly FactAnswers<CloseJob> StartAnswers = new((fact, _) => ToDomain(fact.CloseJobs.Started, fact.Principal, fact.RecordedAtMicros));

    /// <summary>A step is answered to nobody but the grain itself.</summary>
    public static readonly FactAnswers<CloseJobAdvanced> StepAnswers = new((fact, _) => ToDomain(fact.CloseJobs.Advanced));

    public static Stored.CloseJobStarted ToFact(CloseJob job) => new()
    {
        Month = job.Month,
        Number = job.Number,
        GraceDays = job.GraceDays,
        FiscalYearStartMonth = job.Calendar.FiscalYearStartMonth,
        WeekScheme = (int)job.Calendar.WeekScheme,
        PartnerCount = job.PartnerCount,
    };

    public static Stored.CloseJobAdvanced ToFact(CloseJobAdvanced step)
    {
        var fact = new Stored.CloseJobAdvanced
        {
            After = step.After,
            Asked = step.Counts.Asked,
            Closed = step.Counts.Closed,
            Skipped = step.Counts.Skipped,
            Refused = step.Counts.Refused,
            Done = step.IsDone,
        };
        fact.Refusals.AddRange(step.Refusals.Select(refusal => new Stored.CloseRefusal { PartnerId = refusal.PartnerId, Reason = refusal.Reason, Message = refusal.Message }));
        return fact;
    }

    public static CloseJob ToDomain(Stored.CloseJobStarted started, string principal, long atMicros) => new()
    {
        Month = started.Month,
        Number = started.Number,
        GraceDays = started.GraceDays,
        Calendar = new CalendarRules(started.FiscalYearStartMonth, (WeekScheme)started.WeekScheme),
        StartedBy = principal,
        StartedAtMicros = atMicros,
        PartnerCount = started.PartnerCount,
    };

    public static CloseJobAdvanced ToDomain(Stored.CloseJobAdvanced step) => new(
        step.After, new(step.Closed, step.Skipped, step.Refused), [.. step.Refusals.Select(refusal => new CloseRefusal(refusal.PartnerId, refusal.Reason, refusal.Message))], step.Done);

    public static Stored.CloseJobSnapshot Capture(CloseJob job) => new()
    {
        Started = ToFact(job),
        StartedBy = job.StartedBy,
        StartedAtMicros = job.StartedAtMicros,
        Advanced = ToFact(new CloseJobAdvanced(job.After, job.Counts, job.Refusals, job.IsDone)),
        DoneAtMicros = job.DoneAtMicros,
    };

    public static CloseJob Restore(Stored.CloseJobSnapshot snapshot) =>
        ToDomain(snapshot.Started, snapshot.StartedBy, snapshot.StartedAtMicros).With(ToDomain(snapshot.Advanced), snapshot.DoneAtMicros);
}
