using ChannelGrains.Cli.Output;
using ChannelGrains.Targets.V1;
using Google.Protobuf.WellKnownTypes;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Targets;

/// <summary>A pace for people.</summary>
internal static class PaceView
{
    public static IRenderable Of(GetPaceResponse answer) => Of(answer.Pace, $"{TargetView.Name(answer.Scope)}, {answer.Period} ({answer.FirstDay} to {answer.LastDay})", answer.AsOf);

    public static IRenderable Of(WatchPaceResponse answer) => Of(answer.Pace, $"{TargetView.Name(answer.Scope)}, {answer.Period} ({answer.FirstDay} to {answer.LastDay})", answer.AsOf);

    /// <summary>On one line, for where a table cannot be redrawn.</summary>
    public static string LineOf(WatchPaceResponse answer)
    {
        var pace = answer.Pace;
        return $"{Figures.Of(answer.AsOf)}  net {Figures.Of(pace.Net)} of {Figures.Of(pace.Target)} {pace.Target.CurrencyCode}  attainment {Figures.Percent(pace.Attainment)}"
            + $"  linear {Figures.Of(pace.Linear.Gap)}  seasonal {Figures.Of(pace.Seasonal.Gap)}  day {pace.SellingDaysGone} of {pace.SellingDays}";
    }

    private static IRenderable Of(Pace pace, string heading, Timestamp asOf)
    {
        var table = Tables.Create("pace", ">target to date", ">gap", ">projected attainment");
        foreach (var (name, line) in new[] { ("linear", pace.Linear), ("seasonal", pace.Seasonal) })
            table.Row(name, Figures.Of(line.TargetToDate), Figures.Of(line.Gap), Figures.Percent(line.ProjectedAttainment));
        return new Rows(
            Tables.Line(heading),
            table,
            Tables.Details(
                ("net", $"{Figures.Of(pace.Net)} of {Figures.Of(pace.Target)} {pace.Target.CurrencyCode}"),
                ("attainment", Figures.Percent(pace.Attainment)),
                ("selling days", $"{Figures.Of(pace.SellingDaysGone)} of {Figures.Of(pace.SellingDays)} gone on {pace.Today}"),
                ("needed per selling day", Figures.Of(pace.RequiredPerSellingDay)),
                ("as of", Figures.Of(asOf))));
    }
}
