using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.CloseJobs;

/// <summary>The fold of the journal of a month's jobs, and its snapshots.</summary>
internal sealed class CloseJobFold(string monthId) : StateFold<CloseJobsState>(new JournalName(JournalNames.CloseJobs + monthId))
{
    public override int Version => 1;

    public override CloseJobsState Start() => new();

    public override Restored<CloseJobsState> Restore(ReadOnlyMemory<byte> snapshot)
    {
        var (message, state) = (CloseJobsSnapshot.Parser.ParseFrom(snapshot.Span), new CloseJobsState());
        foreach (var job in message.Jobs)
            state.Add(CloseJobFacts.Restore(job));
        RequestSnapshots.Restore(state.Requests, message.Requests);
        return new(state);
    }

    public override byte[] Capture(CloseJobsState state)
    {
        var snapshot = new CloseJobsSnapshot();
        snapshot.Jobs.AddRange(state.Jobs.Select(CloseJobFacts.Capture));
        snapshot.Requests.AddRange(RequestSnapshots.Capture(state.Requests));
        return snapshot.ToByteArray();
    }

    public override void Apply(CloseJobsState state, long version, ReadOnlySpan<byte> payload)
    {
        var fact = Fact.Parser.ParseFrom(payload);
        switch (fact.CloseJobs?.KindCase)
        {
            case CloseJobsFact.KindOneofCase.Started:
                state.Add(CloseJobFacts.ToDomain(fact.CloseJobs.Started, fact.Principal, fact.RecordedAtMicros));
                break;
            case CloseJobsFact.KindOneofCase.Advanced:
                state.Advance(CloseJobFacts.ToDomain(fact.CloseJobs.Advanced), fact.RecordedAtMicros);
                break;
            default:
                throw new UnknownFactException(Journal.Value, version);
        }
        JournalledFolds.Remember(state, version, fact);
    }

    public override IEnumerable<string> Differences(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual) => SnapshotDifferences.Of(CloseJobsSnapshot.Parser, expected, actual);
}
