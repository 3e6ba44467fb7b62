using System.Globalization;
using ChannelGrains.Fleet.Checks;
using ChannelGrains.Fleet.Devices;
using ChannelGrains.Fleet.Running;
using Spectre.Console;

namespace ChannelGrains.Fleet.Views;

/// <summary>What is said at the end.</summary>
internal static class Closing
{
    private const int MostDifferences = 40;

    public static void Write(IAnsiConsole console, FleetOrigin origin, FleetProgress progress, AckMeter meter, CheckResult check, TimeSpan took)
    {
        var sent = progress.Sent;
        console.Line($"clock at {Texts.Time(progress.Now)} Beijing after {took.TotalSeconds.ToString("N1", CultureInfo.InvariantCulture)} s");
        console.Line($"sent {Texts.Count(sent.Sent)} transactions: {Texts.Count(sent.Accepted)} applied, {Texts.Count(sent.Duplicates)} duplicates, "
            + $"{Texts.Count(sent.Quarantined)} to quarantine, {Texts.Count(sent.Refused)} refused; at last {Texts.Speed(meter)}");
        foreach (var difference in check.Differences.Take(MostDifferences))
            console.Line("DIFFERENT " + difference);
        if (check.Differences.Count > MostDifferences)
            console.Line($"... and {Texts.Count(check.Differences.Count - MostDifferences)} more; the same again on an empty directory: {origin}");
        console.Line(check.ToString());
    }
}
