using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Clocks;
using ChannelGrains.Fleet.Patterns;
using ChannelGrains.Fleet.Running;
using Spectre.Console;

namespace ChannelGrains.Fleet.Views;

/// <summary>What is said before the first figures.</summary>
internal static class Opening
{
    public static void Write(IAnsiConsole console, FleetOrigin origin, ResumePoint resume, SimulatedClock clock)
    {
        console.Line($"fleet {PartnerCast.All.Count} partners, {Sources.All.Count} feeds, all chance from {origin}");
        console.Line($"recruited step by step, each with evidence: {PartnerCast.All.Count} partners, and {PartnerCast.Candidates.Count} candidates that are not; see channelctl partner funnel");
        console.Line($"months are closed on day {MonthEnd.CloseDay} of the next one and paid on day {MonthEnd.PayDay}; see channelctl settle statements --partner {PartnerCast.Wholesalers[0].Id}");
        console.Line($"clock from {Texts.Time(resume.At)} Beijing"
            + (clock.Pace == Pace.Quick ? $", {Story.HistoryDays} days of history first" : "")
            + $", then {Texts.Count((long)clock.Factor)} times real time until it reaches now");
    }
}
