using System.CommandLine;
using ChannelGrains.Actions.V1;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using Google.Protobuf.WellKnownTypes;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Actions;

/// <summary>channelctl action measures</summary>
internal static class MeasuresVerb
{
    public static Command Create(CliHost host)
    {
        var options = new ActionOptions();
        var period = CommonOptions.Text("--period", "When they were closed: a month 2026-01, a quarter or a year; default the present month.");
        return host.Verb(
            "measures",
            "Shows how actions are kept up: closed within due, age, causes that came back.",
            "action measures --period 2026-01 --region cn/sichuan",
            [period, .. options.WithoutStates],
            async (session, cancellationToken) =>
            {
                var request = new GetActionMeasuresRequest { Period = session.Arguments.GetValue(period) ?? "", Filter = options.Filter(session.Arguments) };
                var answer = await ActionOptions.Client(session).GetActionMeasuresAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => Of(answer));
                return ExitCode.Done;
            });
    }

    private static IRenderable Of(GetActionMeasuresResponse answer)
    {
        var table = Tables.Create("kind", ">verified", ">within due", ">cancelled", ">median to done", ">came back", ">not closed", ">overdue", ">median age", ">came back");
        foreach (var row in answer.Measures)
            table.Row(
                row.Kind == ActionKind.Unspecified ? "all" : EnumNames.Of(row.Kind), Figures.Of(row.Verified), Figures.Of(row.WithinDue), Figures.Of(row.Cancelled), Span(row.MedianToDone),
                Figures.Of(row.Repeated), Figures.Of(row.Live), Figures.Of(row.Overdue), Span(row.MedianAge), Figures.Of(row.LiveRepeated));
        return table;
    }

    private static string Span(Duration? span) => span is null ? "-" : $"{Figures.Of(span.Seconds / 86_400)} d {span.Seconds / 3_600 % 24} h";
}
