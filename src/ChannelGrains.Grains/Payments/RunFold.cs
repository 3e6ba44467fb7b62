using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Payments;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Payments;

/// <summary>The fold of the journal of a payment run, and its snapshots.</summary>
internal sealed class RunFold(string runId) : StateFold<RunState>(new JournalName(JournalNames.PaymentRun + runId))
{
    public override int Version => 1;

    public override RunState Start() => new(runId);

    public override Restored<RunState> Restore(ReadOnlyMemory<byte> snapshot)
    {
        var message = PaymentRunSnapshot.Parser.ParseFrom(snapshot.Span);
        var state = new RunState(runId);
        if (message.Planned is { } planned)
            state.Book = PaymentRunBook.Restore(
                runId, RunFacts.ToDomain(planned), (message.PlannedBy, message.PlannedAtMicros), (message.ApprovedBy, message.ApprovedAtMicros), message.TakenThrough,
                message.Payments.Select(Restore), message.Evidence.Select(EvidenceFacts.ToDomain), message.Breaks.Select(EvidenceFacts.ToDomain), message.DecidedBy, message.Version);
        RequestSnapshots.Restore(state.Requests, message.Requests);
        return new(state);
    }

    public override byte[] Capture(RunState state)
    {
        var book = state.Book;
        var snapshot = new PaymentRunSnapshot
        {
            Planned = book.Plan is { } plan ? RunFacts.ToFact(plan) : null,
            PlannedBy = book.PlannedBy,
            PlannedAtMicros = book.PlannedAtMicros,
            ApprovedBy = book.ApprovedBy,
            ApprovedAtMicros = book.ApprovedAtMicros,
            TakenThrough = book.TakenThrough,
            Version = book.Version,
            DecidedBy = book.DecidedBy,
        };
        snapshot.Payments.AddRange(book.Lines.Select(Capture));
        snapshot.Evidence.AddRange(book.Evidence.Select(EvidenceFacts.ToFact));
        snapshot.Breaks.AddRange(book.Breaks.All.Select(EvidenceFacts.ToEntry));
        snapshot.Requests.AddRange(RequestSnapshots.Capture(state.Requests));
        return snapshot.ToByteArray();
    }

    public static PaymentSnapshot Capture(PaymentLine line) => new()
    {
        State = (int)line.State,
        Reason = line.Reason,
        Message = line.Message,
        Told = (int)line.Told,
        ToldRefused = line.ToldRefused,
        ByHand = line.IsByHand,
        BankStatus = line.BankStatus,
        Booked = line.Booked,
        Returned = line.Returned,
        DecidedDay = line.DecidedOn.DaysSinceEpoch,
    };

    public static PaymentLine Restore(PaymentSnapshot line) => new(
        (PaymentState)line.State, line.Reason, line.Message, (PaymentState)line.Told, line.ToldRefused, line.ByHand, line.BankStatus, line.Booked, line.Returned, new BusinessDay(line.DecidedDay));

    public override void Apply(RunState state, long version, ReadOnlySpan<byte> payload)
    {
        var fact = Fact.Parser.ParseFrom(payload);
        state.Book.Apply(RunFacts.ToDomain(fact.Payments) ?? throw new UnknownFactException(Journal.Value, version), version, fact.Principal, fact.RecordedAtMicros);
        JournalledFolds.Remember(state, version, fact);
    }

    public override IEnumerable<string> Differences(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual) => SnapshotDifferences.Of(PaymentRunSnapshot.Parser, expected, actual);
}
