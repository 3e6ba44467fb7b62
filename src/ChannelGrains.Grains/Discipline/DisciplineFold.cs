using ChannelGrains.Domain.Discipline;
using ChannelGrains.Grains.Compliance;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;
using CompanyShown = ChannelGrains.Domain.Discipline.CompanyShown;
using DeclarationRecorded = ChannelGrains.Domain.Discipline.DeclarationRecorded;
using GiftDecided = ChannelGrains.Domain.Discipline.GiftDecided;
using GiftRecorded = ChannelGrains.Domain.Discipline.GiftRecorded;

namespace ChannelGrains.Grains.Discipline;

/// <summary>The fold of the journal of the company's discipline, and its snapshots.</summary>
internal sealed class DisciplineFold() : StateFold<DisciplineState>(new JournalName(JournalNames.Discipline))
{
    public override int Version => 1;

    public override DisciplineState Start() => new();

    public override Restored<DisciplineState> Restore(ReadOnlyMemory<byte> snapshot)
    {
        var (message, state) = (DisciplineSnapshot.Parser.ParseFrom(snapshot.Span), new DisciplineState());
        foreach (var shown in message.Shown)
            state.Book.Shown.Apply(ComplianceFacts.ToDomain(shown.Recorded), shown.Version);
        foreach (var gift in message.Awaiting)
            state.Book.Await(gift.GiftId, gift.Version);
        RequestSnapshots.Restore(state.Requests, message.Requests);
        return new(state);
    }

    public override byte[] Capture(DisciplineState state)
    {
        var snapshot = new DisciplineSnapshot { Shown = { ComplianceSnapshots.Capture(state.Book.Shown).Shown } };
        snapshot.Awaiting.AddRange(state.Book.Awaiting.OrderBy(gift => gift.Value).Select(gift => new AwaitingGiftSnapshot { GiftId = gift.Key, Version = gift.Value }));
        snapshot.Requests.AddRange(RequestSnapshots.Capture(state.Requests));
        return snapshot.ToByteArray();
    }

    public override void Apply(DisciplineState state, long version, ReadOnlySpan<byte> payload)
    {
        var fact = Fact.Parser.ParseFrom(payload);
        switch (DisciplineFacts.ToDomain(fact.Discipline))
        {
            case DeclarationRecorded declared:
                state.Book.Apply(declared, version);
                break;
            case CompanyShown shown:
                state.Book.Apply(shown, version);
                break;
            case GiftRecorded gift:
                state.Book.Apply(gift, version);
                break;
            case GiftDecided decided:
                state.Book.Apply(decided);
                break;
            default:
                throw new UnknownFactException(Journal.Value, version);
        }
        JournalledFolds.Remember(state, version, fact);
    }

    public override IEnumerable<string> Differences(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual) => SnapshotDifferences.Of(DisciplineSnapshot.Parser, expected, actual);
}
