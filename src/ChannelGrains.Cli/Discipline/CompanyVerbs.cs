using System.CommandLine;
using ChannelGrains.Cli.Compliance;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Discipline.V1;

namespace ChannelGrains.Cli.Discipline;

/// <summary>channelctl declaration company, show</summary>
internal static class CompanyVerbs
{
    public static Command Status(CliHost host)
    {
        var day = CommonOptions.Text("--day", "The business day, yyyy-mm-dd; default the programme's today.");
        return host.Verb(
            "company",
            "Shows how each requirement of the company itself stands.",
            "declaration company --day 2026-12-31",
            [day],
            async (session, cancellationToken) =>
            {
                var request = new GetCompanyComplianceRequest { Day = session.Arguments.GetValue(day) ?? "" };
                var answer = await Client(session).GetCompanyComplianceAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => DisciplineView.Of(answer));
                return ExitCode.Done;
            });
    }

    public static Command Record(CliHost host)
    {
        var requirement = new Argument<string>("REQUIREMENT") { Description = "Requirement id, of the company." };
        var (from, until) = (CommonOptions.Text("--from", "First day for which it holds, yyyy-mm-dd; default today."), CommonOptions.Text("--until", "Last one; default by the requirement."));
        var (reference, note) = (CommonOptions.RequiredText("--reference", "What shows it, as the number of a report."), CommonOptions.Text("--note", "What is to be known of it."));
        return host.Verb(
            "show",
            "Records what shows that the company meets a requirement that nobody declares.",
            "declaration show csr --reference \"report 2026\" --until 2027-12-31",
            [requirement, from, until, reference, note, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new RecordCompanyEvidenceRequest
                {
                    RequirementId = arguments.GetRequiredValue(requirement),
                    ValidFrom = arguments.GetValue(from) ?? "",
                    ValidUntil = arguments.GetValue(until) ?? "",
                    Reference = arguments.GetRequiredValue(reference),
                    Note = arguments.GetValue(note) ?? "",
                    RequestId = session.RequestId,
                };
                var answer = await Client(session).RecordCompanyEvidenceAsync(request, cancellationToken: cancellationToken);
                session.Write(answer.Evidence, () => ComplianceView.Evidence(answer.Evidence));
                return ExitCode.Done;
            });
    }

    private static DisciplineService.DisciplineServiceClient Client(Session session) => new(session.Channel);
}
