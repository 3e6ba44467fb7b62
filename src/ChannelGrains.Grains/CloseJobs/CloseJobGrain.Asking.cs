using ChannelGrains.Domain.CloseJobs;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Settlement;

namespace ChannelGrains.Grains.CloseJobs;

/// <summary>Asks partners to close, in the order of their ids. After each page what they have answered is a fact, and behind the last one of it the job goes on, also after a crash, when
/// <see cref="CloseJobResumption"/> wakes it: who has closed meanwhile answers the statement that there is.</summary>
internal sealed partial class CloseJobGrain
{
    private const int CountedAtOnce = 4_096, PageSize = 1_000;

    /// <summary>Partners that close at once: few, so that they stand beside ingest and not before it.</summary>
    private const int AskedAtOnce = 4;

    // Longer than it takes to ask a page, so that the grain does not leave in between.
    private static readonly TimeSpan StaysFor = TimeSpan.FromMinutes(5);

    // A server that stops asks nobody any more, before its partners stop.
    private readonly CancellationTokenSource _leaving = CancellationTokenSource.CreateLinkedTokenSource(application.ApplicationStopping, work.Stopping);
    private GrainWork? _asking;

    public async Task Resume() => await ReadAsync(_ => true, CancellationToken.None);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _leaving.Cancel();
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    /// <summary>Loads itself soon, so that a job goes on.</summary>
    protected override void OnDropped() => GrainFactory.GetGrain<ICloseJobGrain>(this.GetPrimaryKeyString()).Resume().Ignore();

    protected override ValueTask OnLoadedAsync()
    {
        AskPartners();
        return default;
    }

    private void AskPartners()
    {
        if (State.Running is null)
            return;
        _asking ??= new GrainWork(AdvanceAsync, OnPutOff, _time, _leaving.Token);
        if (_asking.Wake() is { } run)
            WatchAsync(run).Ignore();
    }

    private async Task WatchAsync(Task run)
    {
        instruments.OnStarted();
        await work.WatchAsync(run);
        instruments.OnEnded();
    }

    private void OnPutOff(Exception exception)
    {
        instruments.OnPutOff();
        LogPutOff(logger, this.GetPrimaryKeyString(), GrainWork.TriesAgainAfter.TotalSeconds, exception);
    }

    private async Task<bool> AdvanceAsync()
    {
        if (await ReadAsync(state => state.Running, CancellationToken.None) is not { } running)
            return false;
        await AdvanceAsync(running);
        return true;
    }

    private async Task AdvanceAsync(CloseJob job)
    {
        // What a job was begun with is durable before anybody closes by it.
        await WhenDurableAsync(_leaving.Token);
        DelayDeactivation(StaysFor);
        var page = await Store.ListAsync(JournalNames.Partner, job.After.Length == 0 ? "" : JournalNames.Partner + job.After, PageSize, _leaving.Token);
        var answers = new CloseAnswer[page.Count];
        var pace = new AskingPace(options.Value.AskedPerSecond, _time);
        for (var first = 0; first < answers.Length; first += AskedAtOnce)
        {
            await pace.WaitAsync(first, _leaving.Token);
            await Task.WhenAll(Enumerable.Range(first, Math.Min(AskedAtOnce, answers.Length - first)).Select(async i => answers[i] = await AskAsync(job, page[i].Value[JournalNames.Partner.Length..])));
        }
        var last = page.Count > 0 ? page[^1].Value[JournalNames.Partner.Length..] : job.After;
        await RecordAsync(job, CloseJobAdvanced.Of(job, last, answers, isDone: page.Count < PageSize));
    }

    private async Task<CloseAnswer> AskAsync(CloseJob job, string partnerId)
    {
        var answer = await GrainFactory.GetGrain<IPartnerGrain>(partnerId).AsReference<IPartnerSettlement>()
            .Close(new ClosePeriod(job.Month), new ClosingRules(job.GraceDays, job.Calendar), new RequestStamp(job.StartedBy, "", default)).OrDamage();
        if (answer.Refusal is not { } refusal)
            return CloseAnswer.Of(job, answer.Value!.ClosedAtMicros);
        return JournalRefusals.Passes(refusal)
            ? throw new CloseJobPutOffException(partnerId, refusal)
            : CloseAnswer.Of(job, partnerId, refusal);
    }
}
