using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Forms.V1;
using ChannelGrains.Partners.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Forms;

/// <summary>channelctl record measures</summary>
internal static class MeasuresVerb
{
    public static Command Create(CliHost host)
    {
        var period = new Argument<string>("PERIOD") { Description = "Month 2026-01, quarter 2026-Q1, year 2026." };
        var partner = CommonOptions.Text("--partner", "Of one partner.");
        var region = CommonOptions.Text("--region", "Of a region with all below it, as cn/sichuan.");
        var type = CommonOptions.Choice<ChannelType>("--type", "Of all partners of a type.");
        return host.Verb(
            "measures",
            "Shows how inspections went: scores, findings, and the inspectors side by side.",
            "record measures 2026-Q1 --region cn/sichuan",
            [period, partner, region, type],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new GetFieldMeasuresRequest { Period = arguments.GetRequiredValue(period), Scope = Scope(arguments.GetValue(partner), arguments.GetValue(region), arguments.GetValue(type)) };
                var answer = await new FormService.FormServiceClient(session.Channel).GetFieldMeasuresAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => View(answer));
                return ExitCode.Done;
            });
    }

    /// <summary>The scope that was given; the company for none.</summary>
    private static FieldScope Scope(string? partner, string? region, string? type) => (partner, region, type) switch
    {
        (null, null, null) => new FieldScope { Company = true },
        ({ } one, null, null) => new FieldScope { PartnerId = one },
        (null, { } one, null) => new FieldScope { Region = one },
        (null, null, { } one) => new FieldScope { ChannelType = EnumNames.Parse<ChannelType>(one) },
        _ => throw new UsageException("Give one of --partner, --region and --type, or none for the company."),
    };

    private static Rows View(GetFieldMeasuresResponse answer)
    {
        var measures = answer.Measures;
        var details = Tables.Details(
            ("inspected", Figures.Of(measures.Inspected)),
            ("mean score", measures.MeanScore.Length > 0 ? measures.MeanScore : "none"),
            ("found", $"{Figures.Of(measures.Found)}, {Figures.Of(measures.FoundAgain)} again"),
            ("closed", $"{Figures.Of(measures.Closed)}, {Figures.Of(measures.ClosedInTime)} within 72 hours"),
            ("spent", $"{Figures.Of(measures.Spent)} {measures.Spent.CurrencyCode}"),
            ("as of", Figures.Of(answer.AsOf)));
        var table = Tables.Create("inspector", ">records", ">mean score");
        foreach (var one in measures.Inspectors)
            table.Row(one.Name, Figures.Of(one.Inspected), one.MeanScore);
        if (measures.Others is { } others)
            table.Row($"{Figures.Of(measures.OtherInspectors)} others", Figures.Of(others.Inspected), others.MeanScore);
        return new Rows(details, table);
    }
}
