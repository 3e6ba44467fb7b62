using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Payments;

/// <summary>The fold of the journal of the files of the bank, and its snapshots.</summary>
internal sealed class BankFold() : StateFold<BankState>(new JournalName(JournalNames.Bank))
{
    public override int Version => 1;

    public override BankState Start() => new();

    public override Restored<BankState> Restore(ReadOnlyMemory<byte> snapshot)
    {
        var message = BankSnapshot.Parser.ParseFrom(snapshot.Span);
        var state = new BankState();
        state.Pending.UnionWith(message.Pending);
        RequestSnapshots.Restore(state.Requests, message.Requests);
        return new(state);
    }

    public override byte[] Capture(BankState state)
    {
        var snapshot = new BankSnapshot();
        snapshot.Pending.AddRange(state.Pending);
        snapshot.Requests.AddRange(RequestSnapshots.Capture(state.Requests));
        return snapshot.ToByteArray();
    }

    public override void Apply(BankState state, long version, ReadOnlySpan<byte> payload)
    {
        var fact = Fact.Parser.ParseFrom(payload);
        switch (fact.Payments?.KindCase)
        {
            case PaymentsFact.KindOneofCase.FileTaken:
                if (fact.Payments.FileTaken.Runs.Count > 0)
                    state.Pending.Add(version);
                break;
            case PaymentsFact.KindOneofCase.FileApplied:
                state.Pending.Remove(fact.Payments.FileApplied.Version);
                break;
            case PaymentsFact.KindOneofCase.BreakClosed:
                break;
            default:
                throw new UnknownFactException(Journal.Value, version);
        }
        JournalledFolds.Remember(state, version, fact);
    }

    public override IEnumerable<string> Differences(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual) => SnapshotDifferences.Of(BankSnapshot.Parser, expected, actual);
}
