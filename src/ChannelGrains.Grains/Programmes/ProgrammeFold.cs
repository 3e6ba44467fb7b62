using ChannelGrains.Domain.Programmes;
using ChannelGrains.Domain.Selling;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Programmes;

/// <summary>The fold of the programme's journal, and its snapshots.</summary>
internal sealed class ProgrammeFold() : StateFold<ProgrammeState>(new JournalName(ProgrammeKeys.Programme))
{
    public override int Version => 1;

    public override ProgrammeState Start() => new();

    public override Restored<ProgrammeState> Restore(ReadOnlyMemory<byte> snapshot)
    {
        var message = ProgrammeSnapshot.Parser.ParseFrom(snapshot.Span);
        var state = new ProgrammeState
        {
            Programme = message.Settings is null ? Programme.Default : ProgrammeFacts.ToDomain(message.Settings, message.Version),
            SellingDays = new SellingCalendar([.. message.SellingDays.Select(region => SellingDaysFacts.ToDomain(region.Days, region.Version))]),
        };
        foreach (var plan in message.Plans)
            state.Plans.Set(ProgrammeFacts.ToDomain(plan.Planned, plan.Version));
        RequestSnapshots.Restore(state.Requests, message.Requests);
        return new(state);
    }

    public override byte[] Capture(ProgrammeState state)
    {
        var snapshot = new ProgrammeSnapshot { Settings = ProgrammeFacts.ToSettings(state.Programme), Version = state.Programme.Version };
        snapshot.Plans.AddRange(state.Plans.All.Select(plan => new DevelopmentPlanSnapshot { Planned = ProgrammeFacts.ToFact(plan), Version = plan.Version }));
        snapshot.SellingDays.AddRange(state.SellingDays.Regions.Select(days => new SellingDaysSnapshot { Days = SellingDaysFacts.ToFact(days), Version = days.Version }));
        snapshot.Requests.AddRange(RequestSnapshots.Capture(state.Requests));
        return snapshot.ToByteArray();
    }

    public override void Apply(ProgrammeState state, long version, ReadOnlySpan<byte> payload)
    {
        var fact = Fact.Parser.ParseFrom(payload);
        switch (fact.Programmes?.KindCase)
        {
            case ProgrammesFact.KindOneofCase.Updated:
                state.Programme = ProgrammeFacts.ToDomain(fact.Programmes.Updated.Settings, version);
                break;
            case ProgrammesFact.KindOneofCase.DevelopmentPlanned:
                state.Plans.Set(ProgrammeFacts.ToDomain(fact.Programmes.DevelopmentPlanned, version));
                break;
            case ProgrammesFact.KindOneofCase.CalendarFixed:
                state.Programme = state.Programme with { IsCalendarFixed = true, Version = version };
                break;
            case ProgrammesFact.KindOneofCase.SellingDaysSet:
                state.SellingDays = state.SellingDays.With(SellingDaysFacts.ToDomain(fact.Programmes.SellingDaysSet.Days, version));
                break;
            default:
                throw new UnknownFactException(Journal.Value, version);
        }
        JournalledFolds.Remember(state, version, fact);
    }

    public override IEnumerable<string> Differences(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual) => SnapshotDifferences.Of(ProgrammeSnapshot.Parser, expected, actual);
}
