using System.CommandLine;
using ChannelGrains.Admin.V1;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using Spectre.Console;

namespace ChannelGrains.Cli.Doctor;

/// <summary>channelctl doctor</summary>
internal static class DoctorCommand
{
    public static Command Create(CliHost host) => host.Verb(
        "doctor",
        "Says how the server is: its journal, disk and clock, what went to quarantine since it started, and what to look at. Exit code 1 when there is something.",
        "doctor",
        [],
        async (session, cancellationToken) =>
        {
            var answer = await new AdminService.AdminServiceClient(session.Channel).GetDiagnosticsAsync(new GetDiagnosticsRequest(), cancellationToken: cancellationToken);
            session.Write(answer, () =>
            {
                var details = Tables.Details(
                [
                    ("takes writes", answer.Ready ? "yes" : "no"),
                    ("free bytes", Figures.Of(answer.FreeBytes)),
                    ("clock", Figures.Of(answer.Now)),
                    .. answer.Quarantined.Select(each => ($"quarantined {EnumNames.Of(each.Reason)}", Figures.Of(each.Count))),
                    ("findings", answer.Findings.Count == 0 ? "none" : Figures.Of(answer.Findings.Count)),
                ]);
                return answer.Findings.Count == 0 ? details : new Rows([details, .. answer.Findings.Select(finding => new Text($"{finding.Reason}: {finding.Description}"))]);
            });
            return answer.Findings.Count == 0 ? ExitCode.Done : ExitCode.Refused;
        });
}
