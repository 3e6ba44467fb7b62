using ChannelGrains.Domain.CloseJobs;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Programmes;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using CloseJobAdvanced = ChannelGrains.Domain.CloseJobs.CloseJobAdvanced;

namespace ChannelGrains.Grains.CloseJobs;

/// <summary>The jobs of one month.</summary>
[Reentrant]
internal sealed partial class CloseJobGrain(
    IJournalStore store, IHostApplicationLifetime application, CloseJobWork work, CloseJobInstruments instruments, TimeProvider time, GrainFaults faults, IOptions<CloseJobOptions> options, ILogger<CloseJobGrain> logger)
    : JournalledGrain<CloseJobsState>(store, time, faults, logger), ICloseJobGrain
{
    private readonly TimeProvider _time = time;

    protected override StateFold<CloseJobsState> MakeFold() => new CloseJobFold(this.GetPrimaryKeyString());

    public async Task<Answer<CloseJob>> Start(StartCloseJob command, RequestStamp request)
    {
        var answer = await ChangeAsync("ClosePeriod", request, CloseJobFacts.StartAnswers, async state =>
        {
            if (state.Running is { } running)
                return new Decision<CloseJob>(null, running, null);
            var now = NowMicros;
            var outcome = command.Decide((state.Last?.Number ?? 0) + 1, await CountPartnersAsync(), request.Principal, now);
            if (outcome.IsRefused)
                return outcome.Refusal;
            // The quarters and years of commission stay as they are from the first statement on.
            var calendar = await GrainFactory.GetGrain<IProgrammeGrain>(ProgrammeKeys.Programme).FixCalendar(request.Principal, "the first statements");
            if (calendar.Value is not { } programme)
                return calendar.Refusal!;
            if (programme.Calendar != command.Calendar)
                return Refusal.Unavailable("CALENDAR_CHANGED", "The programme's calendar was changed meanwhile: close the month again.");
            var index = new IndexWrites();
            index.Put(CloseJobKeys.Running(this.GetPrimaryKeyString()), []);
            return new Decision<CloseJob>(new Fact { RecordedAtMicros = now, CloseJobs = new CloseJobsFact { Started = CloseJobFacts.ToFact(outcome.Value) } }, outcome.Value, null, index);
        }, CancellationToken.None);
        AskPartners();
        return answer;
    }

    public async Task<Answer<CloseJob>> Get(int number) => await ReadAsync(
        state => state.Jobs.FirstOrDefault(job => job.Number == number) is { } found
            ? Answer<CloseJob>.Of(found, Ticket)
            : Answer<CloseJob>.Refuse(Refusal.NotFound("JOB_NOT_FOUND", $"There is no job {this.GetPrimaryKeyString()}-{number}, or it is forgotten: ClosePeriod answers the id of each."), Ticket),
        CancellationToken.None);

    private async ValueTask<long> CountPartnersAsync()
    {
        var (count, after) = (0L, "");
        while (true)
        {
            var page = await Store.ListAsync(JournalNames.Partner, after, CountedAtOnce, CancellationToken.None);
            count += page.Count;
            if (page.Count < CountedAtOnce)
                return count;
            after = page[^1].Value;
        }
    }

    private async Task RecordAsync(CloseJob job, CloseJobAdvanced step)
    {
        var answer = await ChangeAsync("AdvanceCloseJob", new RequestStamp(job.StartedBy, "", default), CloseJobFacts.StepAnswers, state =>
        {
            // Another activation went on with it meanwhile.
            if (state.Running is not { } running || running.Number != job.Number || running.After != job.After)
                return ValueTask.FromResult(new Decision<CloseJobAdvanced>(null, step, null));
            var index = new IndexWrites();
            if (step.IsDone)
                index.Delete(CloseJobKeys.Running(this.GetPrimaryKeyString()));
            return ValueTask.FromResult(new Decision<CloseJobAdvanced>(new Fact { CloseJobs = new CloseJobsFact { Advanced = CloseJobFacts.ToFact(step) } }, step, null, index));
        }, CancellationToken.None);
        if (answer.Refusal is { } refusal)
            throw new CloseJobPutOffException(Name.Value, refusal);
        instruments.OnAdvanced(job.Counts, step.Counts);
        if (step.IsDone)
            LogDone(logger, job.JobId, step.Counts.Asked, step.Counts.Closed, step.Counts.Skipped, step.Counts.Refused);
    }

    [LoggerMessage(EventId = 3411, Level = LogLevel.Information, Message = "Job {JobId} is done: of {Asked} partners {Closed} were closed, {Skipped} need no statement, {Refused} refused.")]
    private static partial void LogDone(ILogger logger, string jobId, long asked, long closed, long skipped, long refused);

    [LoggerMessage(EventId = 3412, Level = LogLevel.Warning, Message = "The closing of {Month} could not go on; it is tried again in {Seconds:0} s.")]
    private static partial void LogPutOff(ILogger logger, string month, double seconds, Exception exception);
}
