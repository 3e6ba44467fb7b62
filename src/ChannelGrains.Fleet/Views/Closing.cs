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
        console.WriteLine($"clock at {Texts.Time(progress.Now)} Beijing after {took.TotalSeconds.ToString("N1", CultureInfo.InvariantCulture)} s");
        console.WriteLine($"sent {Texts.Count(sent.Sent)} transactions: {Texts.Count(sent.Accepted)} applied, {Texts.Count(sent.Duplicates)} duplicates, "
            + $"{Texts.Count(sent.Quarantined)} to quarantine, {Texts.Count(sent.Refused)} refused; {Texts.Speed(meter)}");
        foreach (var difference in check.Differences.Take(MostDifferences))
            console.WriteLine("DIFFERENT " + difference);
        if (check.Differences.Count > MostDifferences)
            console.WriteLine($"... and {Texts.Count(check.Differences.Count - MostDifferences)} more; the same again on an empty directory: {origin}");
        console.WriteLine(check.ToString());
    }
}
