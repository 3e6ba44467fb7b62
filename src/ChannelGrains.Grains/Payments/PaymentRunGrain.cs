using System.Collections.Immutable;
using System.Text;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Payments;
using ChannelGrains.Domain.Programmes;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Hashing;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Programmes;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using BankEvidence = ChannelGrains.Domain.Payments.BankEvidence;

namespace ChannelGrains.Grains.Payments;

/// <summary>A payment run.</summary>
[Reentrant]
internal sealed partial class PaymentRunGrain(
    IJournalStore store, DuePayments due, IdentityKeys keys, FourEyes fourEyes, IOptions<PaymentOptions> options, PaymentInstruments instruments, TimeProvider time, GrainFaults faults,
    ILogger<PaymentRunGrain> logger)
    : JournalledGrain<RunState>(store, time, faults, logger), IPaymentRunGrain
{
    private readonly TimeProvider _time = time;

    private string RunId => this.GetPrimaryKeyString();

    protected override StateFold<RunState> MakeFold() => new RunFold(RunId);

    public async Task<Answer<RunReading>> Plan(PlanPaymentRun command, RequestStamp request)
    {
        var answer = await ChangeAsync("CreatePaymentRun", request, RunAnswers.Form, async state =>
        {
            var programme = await ProgrammeAsync();
            var (today, debtor) = (Today(programme), options.Value.Debtor?.ToDebtor());
            if (command.Check(state.Book, programme.CurrencyCode, today, debtor) is { } refusal)
                return refusal;
            var candidates = await due.FindAsync(command, command.DueBy ?? today, programme.CurrencyCode);
            var outcome = command.Decide(programme.CurrencyCode, today, debtor!, candidates, await SeedAsync());
            return outcome.IsRefused ? outcome.Refusal : Decided(state, outcome.Value, request.Principal, RunIndex.ToEntry);
        }, CancellationToken.None);
        if (answer.Refusal is null)
            instruments.OnRun("planned");
        return await ToReadingAsync(answer);
    }

    public async Task<Answer<RunReading>> Approve(ApprovePaymentRun command, RequestStamp request)
    {
        var answer = await ChangeAsync("ApprovePaymentRun", request, RunAnswers.Form, async state =>
        {
            var outcome = command.Decide(state.Book, request.Principal, fourEyes, Today(await ProgrammeAsync()));
            return outcome.IsRefused ? outcome.Refusal : Decided(state, outcome.Value, request.Principal, RunIndex.ToEntry);
        }, CancellationToken.None);
        if (answer.Refusal is null)
        {
            instruments.OnRun("approved");
            LogApproved(logger, RunId, request.Principal, answer.Value!.PaymentCount);
        }
        GoOn();
        return await ToReadingAsync(answer);
    }

    public async Task<Answer<RunPage>> Get(int after, int size) => await ReadAsync(state =>
    {
        if (state.Book.Plan is null)
            return Answer<RunPage>.Refuse(PaymentRunBook.NotFound(RunId), Ticket);
        var first = Math.Max(0, after) + 1;
        var last = Math.Min(state.Book.Lines.Count, first + Pages.Size(size) - 1);
        RunPaymentReading[] payments = first > last ? [] : [.. Enumerable.Range(first, last - first + 1).Select(number => RunPaymentReading.Of(state.Book, number))];
        return Answer<RunPage>.Of(new RunPage(RunReading.Of(state.Book), payments, last < state.Book.Lines.Count ? last : 0), Ticket);
    }, CancellationToken.None);

    public Task<Answer<ExportedFile>> Export(int file) => InTurnAsync(async state =>
    {
        var book = state.Book;
        if (book.Plan is null)
            return Answer<ExportedFile>.Refuse(PaymentRunBook.NotFound(RunId), Ticket);
        if (book.State is not (PaymentRunState.Ready or PaymentRunState.Done))
            return Answer<ExportedFile>.Refuse(Refusal.FailedPrecondition(
                "RUN_STATE", book.State == PaymentRunState.Planned ? $"Payment run {RunId} is not approved." : $"Payment run {RunId} is being taken into payment: try again soon."), Ticket);
        if (file < 1 || file > book.FileCount)
            return Answer<ExportedFile>.Refuse(Refusal.OutOfRange(
                "FILE", book.FileCount == 0 ? $"Payment run {RunId} has no file: none of its payments is a transfer." : $"file {file} does not exist: payment run {RunId} has 1 to {book.FileCount}.", "file"), Ticket);
        var plan = (Domain.Payments.PaymentRunPlanned)RunFacts.ToDomain(Fact.Parser.ParseFrom((await ReadRecordAsync(1, CancellationToken.None)).Span).Payments)!;
        LogExported(logger, RunId, file);
        return Answer<ExportedFile>.Of(new ExportedFile(PaymentFileWriter.Write(book, plan, file), $"{PaymentIds.Message(RunId, file)}.xml", book.FileCount), Ticket);
    }, CancellationToken.None);

    public async Task<Answer<RunPaymentReading>> RecordOutcome(RecordPaymentOutcome command, RequestStamp request)
    {
        var answer = await ChangeAsync("RecordPaymentOutcome", request, LineAnswers.Form, async state =>
        {
            var outcome = command.Decide(state.Book, Today(await ProgrammeAsync()));
            return outcome.IsRefused ? outcome.Refusal : Decided(state, outcome.Value, request.Principal, after => after.Lines[outcome.Value.Number - 1]);
        }, CancellationToken.None);
        if (answer.Value is not { } line)
            return Answer<RunPaymentReading>.Refuse(answer.Refusal!, answer.Ticket);
        GoOn();
        return await ReadAsync(
            state => Answer<RunPaymentReading>.Of(RunPaymentReading.Of(state.Book, state.Book.NumberOf(command.EndToEndId)) with { Line = line }, answer.Ticket), CancellationToken.None);
    }

    public Task<Answer<PaymentBreak>> CloseBreak(CloseBreak command, RequestStamp request) => ChangeAsync("CloseBreak", request, BreakAnswers.Form, state =>
    {
        var outcome = command.Decide(state.Book.Breaks.Find(command.BreakId));
        return ValueTask.FromResult(outcome.IsRefused ? outcome.Refusal : Decided(state, outcome.Value, request.Principal, after => after.Breaks.Find(command.BreakId)!));
    }, CancellationToken.None);

    public async Task<Answer<KeptStep>> TakeEvidence(BankEvidence evidence, string principal)
    {
        var answer = await ChangeAsync("TakeEvidence", new RequestStamp(principal, "", default), Kept, state => ValueTask.FromResult(state.Book.Learns(evidence)
            ? Decided(state, evidence, principal, _ => KeptStep.Instance)
            : new Decision<KeptStep>(null, KeptStep.Instance, null)), CancellationToken.None);
        await WhenDurableAsync(CancellationToken.None);
        if (answer.Refusal is null)
            await GoOnAsync();
        return answer;
    }

    public async Task<Answer<FoundRun>> ReadOutline() => await ReadAsync(
        state => Answer<FoundRun>.Of(
            new FoundRun(state.Book.Plan is { } plan ? new RunOutline(RunId, state.Book.Lines.Count, state.Book.FileCount, plan.Debtor.Account) : null), Ticket), CancellationToken.None);

    public async Task Resume() => await ReadAsync(_ => true, CancellationToken.None);

    private static readonly FactAnswers<KeptStep> Kept = new((_, _) => KeptStep.Instance);

    /// <summary>A fact with what it changes in the index.</summary>
    private Decision<TAnswer> Decided<TAnswer>(RunState state, PaymentRunFact fact, string principal, Func<PaymentRunBook, TAnswer> answer)
        where TAnswer : class
    {
        var now = NowMicros;
        var after = state.Book.With(fact, Version + 1, principal, now);
        return new(new Fact { RecordedAtMicros = now, Payments = RunFacts.ToFact(fact) }, answer(after), null, RunIndex.Writes(state.Book, after));
    }

    /// <summary>The answer of the first time, whenever it is given: when the run was planned never changes.</summary>
    private async ValueTask<Answer<RunReading>> ToReadingAsync(Answer<PaymentRunEntry> answer) => answer.Value is { } entry
        ? Answer<RunReading>.Of(RunIndex.ToReading(entry) with { PlannedAtMicros = await ReadAsync(state => state.Book.PlannedAtMicros, CancellationToken.None) }, answer.Ticket)
        : Answer<RunReading>.Refuse(answer.Refusal!, answer.Ticket);

    private Task<Programme> ProgrammeAsync() => GrainFactory.GetGrain<IProgrammeGrain>(ProgrammeKeys.Programme).Read();

    private BusinessDay Today(Programme programme) => ZoneCalendar.TryCreate(programme.TimeZone, out var zone)
        ? zone.DayOf(NowMicros)
        : throw new InvalidOperationException($"Time zone '{programme.TimeZone}' is not in this build's database: run the build that recorded it, or a later one.");

    /// <summary>What the UETRs are made of: by the store's secret, so that no other store's run of the same id has them, and nobody guesses them.</summary>
    private async ValueTask<ImmutableArray<byte>> SeedAsync()
    {
        var hash = await keys.GetAsync();
        return [.. HashBytes.Write(hash.Hash128(Encoding.UTF8.GetBytes("uetr\0" + RunId))).Span];
    }

    [LoggerMessage(EventId = 3602, Level = LogLevel.Information, Message = "Payment run {Run} is approved by {Principal}: {Payments} payments.")]
    private static partial void LogApproved(ILogger logger, string run, string principal, int payments);

    [LoggerMessage(EventId = 3603, Level = LogLevel.Information, Message = "File {File} of payment run {Run} was given out.")]
    private static partial void LogExported(ILogger logger, string run, int file);
}
