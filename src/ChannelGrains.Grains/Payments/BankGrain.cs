using ChannelGrains.Domain.Payments;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using BankFileTaken = ChannelGrains.Domain.Payments.BankFileTaken;

namespace ChannelGrains.Grains.Payments;

/// <summary>The files of the bank. A file is a fact first, with all that it says and of which runs; then the runs are told, each of which takes it once, and that is a fact too.
/// What a crash interrupts is taken up again by <see cref="PaymentResumption"/>.</summary>
[Reentrant]
internal sealed partial class BankGrain(
    IJournalStore store, IJournalIndex index, BankRuns runs, IOptions<PaymentOptions> options, PaymentInstruments instruments, TimeProvider time, GrainFaults faults, ILogger<BankGrain> logger)
    : JournalledGrain<BankState>(store, time, faults, logger), IBankGrain
{
    private static readonly TimeSpan WaitsFor = TimeSpan.FromSeconds(25), StaysFor = TimeSpan.FromMinutes(5);
    private static readonly FactAnswers<KeptStep> Kept = new((_, _) => KeptStep.Instance);

    private readonly TimeProvider _time = time;
    private readonly CancellationTokenSource _leaving = new();
    private GrainWork? _telling;

    protected override StateFold<BankState> MakeFold() => new BankFold();

    public async Task<Answer<BankFileReading>> Import(BankFile file, RequestStamp request)
    {
        var known = 0L;
        var answer = await ChangeAsync("ImportBankFile", request, Kept, async _ =>
        {
            await WhenDurableAsync(CancellationToken.None);
            known = await FindFileAsync(file.FileId.AsSpan().ToArray());
            return known > 0 ? new Decision<KeptStep>(null, KeptStep.Instance, null) : await TakeAsync(file);
        }, CancellationToken.None);
        if (answer.Refusal is { } refusal)
            return Answer<BankFileReading>.Refuse(refusal, answer.Ticket);
        await WhenDurableAsync(CancellationToken.None);
        await GoOnAsync();
        return await ReadAsync(file, known > 0);
    }

    public Task<Answer<PaymentBreak>> CloseBreak(CloseBreak command, RequestStamp request) => ChangeAsync("CloseBreak", request, BreakAnswers.Form, async _ =>
    {
        await WhenDurableAsync(CancellationToken.None);
        var found = await FindBreakAsync(command.BreakId);
        var outcome = command.Decide(found);
        if (outcome.IsRefused)
            return outcome.Refusal;
        var (now, writes) = (NowMicros, new IndexWrites());
        var closed = found!.Close(request.Principal, command.Note, now);
        RunIndex.Move(writes, wasOpen: true, closed);
        return new Decision<PaymentBreak>(new Fact { RecordedAtMicros = now, Payments = RunFacts.ToFact(outcome.Value) }, closed with { Bookings = [] }, null, writes);
    }, CancellationToken.None);

    public async Task Resume() => await ReadAsync(_ => true, CancellationToken.None);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _leaving.Cancel();
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    /// <summary>Loads itself soon, so that what is under way goes on.</summary>
    protected override void OnDropped() => GrainFactory.GetGrain<IBankGrain>(this.GetPrimaryKeyString()).Resume().Ignore();

    protected override ValueTask OnLoadedAsync()
    {
        GoOn();
        return default;
    }

    private async ValueTask<Decision<KeptStep>> TakeAsync(BankFile file)
    {
        var uetrs = await runs.FindUetrsAsync(file);
        var taken = new BankFileMatch(await runs.FindAsync(file, uetrs.Values), uetrs, options.Value.Debtor?.Account ?? "").Match(file);
        var (now, writes) = (NowMicros, new IndexWrites());
        writes.Put(PaymentKeys.File(file.FileId.AsSpan()), new BankFileEntry { Version = Version + 1 }.ToByteArray());
        foreach (var (breakId, told) in UnknownBreaks.Of(taken))
        {
            var known = await FindBreakAsync(breakId);
            if (UnknownBreaks.Follow(known, breakId, told, now) is { } changed)
                RunIndex.Move(writes, known is { State: BreakState.Open }, changed);
        }
        instruments.OnFile(taken);
        LogTaken(logger, taken.MessageName, taken.Runs.Length, taken.MatchedCount, taken.UnknownCount);
        return new Decision<KeptStep>(new Fact { RecordedAtMicros = now, Payments = new PaymentsFact { FileTaken = EvidenceFacts.ToFact(taken) } }, KeptStep.Instance, null, writes);
    }

    private async Task<Answer<BankFileReading>> ReadAsync(BankFile file, bool isRepeated)
    {
        var version = await FindFileAsync(file.FileId.AsSpan().ToArray());
        var (fact, taken) = await ReadFileAsync(version);
        var isApplied = await ReadAsync(state => !state.Pending.Contains(version), CancellationToken.None);
        return Answer<BankFileReading>.Of(new BankFileReading(taken, fact.Principal, fact.RecordedAtMicros, isApplied, isRepeated), Ticket);
    }

    private void GoOn()
    {
        if (State is null || State.Pending.Count == 0)
            return;
        _telling ??= new GrainWork(TellAsync, OnPutOff, _time, _leaving.Token);
        _telling.Wake();
    }

    /// <summary>Goes on, and comes back when all is done, something is put off, or it takes long.</summary>
    private async Task GoOnAsync()
    {
        GoOn();
        if (_telling is not null)
            await Task.WhenAny(_telling.Paused, Task.Delay(WaitsFor, _time, _leaving.Token));
    }

    private void OnPutOff(Exception exception) => LogPutOff(logger, GrainWork.TriesAgainAfter.TotalSeconds, exception);

    private async Task<bool> TellAsync()
    {
        var version = await ReadAsync(state => state.Pending.FirstOrDefault(), CancellationToken.None);
        if (version == 0)
            return false;
        DelayDeactivation(StaysFor);
        var (fact, taken) = await ReadFileAsync(version);
        foreach (var run in taken.Runs)
        {
            var answer = await GrainFactory.GetGrain<IPaymentRunGrain>(run.RunId).TakeEvidence(run.Evidence, fact.Principal);
            if (answer.Refusal is { } refusal)
                throw new PaymentPutOffException(run.RunId, refusal);
        }
        await RecordAsync(version, fact.Principal);
        return true;
    }

    private async Task RecordAsync(long version, string principal)
    {
        var answer = await ChangeAsync("ApplyBankFile", new RequestStamp(principal, "", default), Kept, state => ValueTask.FromResult(new Decision<KeptStep>(
            state.Pending.Contains(version) ? new Fact { Payments = new PaymentsFact { FileApplied = new BankFileApplied { Version = version } } } : null, KeptStep.Instance, null)), CancellationToken.None);
        if (answer.Refusal is { } refusal)
            throw new PaymentPutOffException(Name.Value, refusal);
    }

    private async ValueTask<(Fact Fact, BankFileTaken Taken)> ReadFileAsync(long version)
    {
        var fact = Fact.Parser.ParseFrom((await ReadRecordAsync(version, CancellationToken.None)).Span);
        return (fact, EvidenceFacts.ToDomain(fact.Payments.FileTaken));
    }

    /// <summary>The record that took a file; 0 for none.</summary>
    private async ValueTask<long> FindFileAsync(byte[] fileId) =>
        await FindAsync(PaymentKeys.File(fileId)) is { } value ? BankFileEntry.Parser.ParseFrom(value).Version : 0;

    private async ValueTask<PaymentBreak?> FindBreakAsync(string breakId) =>
        await FindAsync(PaymentKeys.Break(breakId, isOpen: true)) is { } open ? EvidenceFacts.ToDomain(PaymentBreakSnapshot.Parser.ParseFrom(open))
        : await FindAsync(PaymentKeys.Break(breakId, isOpen: false)) is { } gone ? EvidenceFacts.ToDomain(PaymentBreakSnapshot.Parser.ParseFrom(gone))
        : null;

    private async ValueTask<byte[]?> FindAsync(byte[] key)
    {
        var reads = new IndexReads();
        reads.Add(key);
        await index.ReadIndexAsync(reads, CancellationToken.None);
        return reads.Found(0) ? reads.Value(0).ToArray() : null;
    }

    [LoggerMessage(EventId = 3606, Level = LogLevel.Information, Message = "A file {Message} of the bank tells of {Runs} payment runs: {Matched} of their payments, and {Unknown} that no run knows.")]
    private static partial void LogTaken(ILogger logger, string message, int runs, int matched, int unknown);

    [LoggerMessage(EventId = 3607, Level = LogLevel.Warning, Message = "The runs of a file of the bank could not all be told; it is tried again in {Seconds:0} s.")]
    private static partial void LogPutOff(ILogger logger, double seconds, Exception exception);
}
