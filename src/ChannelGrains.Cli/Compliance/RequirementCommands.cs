using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Compliance.V1;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Cli.Compliance;

/// <summary>channelctl requirement ...</summary>
internal static class RequirementCommands
{
    public static Command Create(CliHost host) => new("requirement", "Sets and lists what partners must show.") { Put(host), List(host) };

    private static Command Put(CliHost host)
    {
        var id = new Argument<string>("REQUIREMENT") { Description = "Requirement id: 1 to 64 letters, digits, - and _." };
        var kind = CommonOptions.Choice<RequirementKind>("--kind", "What it asks for.");
        var title = CommonOptions.RequiredText("--title", "What it is called.");
        var types = new Option<string[]>("--type") { Description = "Channel types of whom it is asked, as DIRECT; none is all.", AllowMultipleArgumentsPerToken = true };
        var regions = new Option<string[]>("--region") { Description = "Regions where it is asked, as cn/sichuan; none is everywhere.", AllowMultipleArgumentsPerToken = true };
        var gates = new Option<string[]>("--gate") { Description = "What it keeps from, CONTRACT or PAYOUT; none only counts for the score.", AllowMultipleArgumentsPerToken = true };
        var tiers = Several("--tier", "Tiers of the agreement in force of whom it is asked, as gold; none is all.");
        var categories = Several("--category", "Categories that the agreement in force covers of whom it is asked; none is all.");
        var validity = NumberOptions.Whole("--validity-days", "How long what is shown holds; 0 is without end.", 0, 3_653, 0);
        var from = CommonOptions.Text("--from", "First day on which it is asked, yyyy-mm-dd.");
        var code = CommonOptions.Text("--certificate", "With --kind CERTIFICATES the code that persons must hold, the id of a test's form.");
        var count = NumberOptions.Whole("--count", "How many persons.", 1, 1_000, 1);
        var grace = NumberOptions.Whole("--grace-days", "Days after its last one on which a certificate still counts.", 0, 366, 0);
        var retired = new Option<bool>("--retired") { Description = "It is asked no more." };
        var company = new Option<bool>("--company") { Description = "It is asked of the company itself; statements and declarations of those named by --declarer and --role." };
        var (declarers, roles) = (Several("--declarer", "Principals who are to declare it each."), Several("--role", "Roles in which somebody is to declare it each, as cfo."));
        types.AcceptOnlyFromAmong(EnumNames.All<ChannelType>());
        gates.AcceptOnlyFromAmong(EnumNames.All<ComplianceGate>());
        return host.Verb(
            "put",
            "Sets a requirement: a new one, or as it is from now on.",
            "requirement put licence --kind LICENCE --title \"Business licence\" --gate PAYOUT --validity-days 365",
            [id, kind, title, types, regions, tiers, categories, gates, validity, from, code, count, grace, company, declarers, roles, retired, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var requirement = new Requirement
                {
                    RequirementId = arguments.GetRequiredValue(id),
                    Kind = EnumNames.Parse<RequirementKind>(arguments.GetValue(kind)),
                    Title = arguments.GetRequiredValue(title),
                    ValidityDays = arguments.GetValue(validity),
                    EffectiveFrom = arguments.GetValue(from) ?? "",
                    Retired = arguments.GetValue(retired),
                    OfCompany = arguments.GetValue(company),
                };
                requirement.Declarers.AddRange((arguments.GetValue(declarers) ?? []).Select(name => new Declarer { Principal = name }));
                requirement.Declarers.AddRange((arguments.GetValue(roles) ?? []).Select(name => new Declarer { Role = name }));
                requirement.ChannelTypes.AddRange((arguments.GetValue(types) ?? []).Select(EnumNames.Parse<ChannelType>));
                requirement.Regions.AddRange(arguments.GetValue(regions) ?? []);
                requirement.AgreementTiers.AddRange(arguments.GetValue(tiers) ?? []);
                requirement.Categories.AddRange(arguments.GetValue(categories) ?? []);
                requirement.Gates.AddRange((arguments.GetValue(gates) ?? []).Select(EnumNames.Parse<ComplianceGate>));
                if (arguments.GetValue(code) is { } certificate)
                    requirement.Certificates = new CertificateNeed { Code = certificate, Count = arguments.GetValue(count), GraceDays = arguments.GetValue(grace) };
                var answer = await new ComplianceService.ComplianceServiceClient(session.Channel)
                    .PutRequirementAsync(new PutRequirementRequest { Requirement = requirement, RequestId = session.RequestId }, cancellationToken: cancellationToken);
                session.Write(answer.Requirement, () => ComplianceView.Requirements([answer.Requirement]));
                return ExitCode.Done;
            });
    }

    private static Option<string[]> Several(string name, string description) => new(name) { Description = description, AllowMultipleArgumentsPerToken = true };

    private static Command List(CliHost host) => host.Verb(
        "list",
        "Lists the requirements by id.",
        "requirement list",
        [],
        async (session, cancellationToken) =>
        {
            var answer = await new ComplianceService.ComplianceServiceClient(session.Channel).ListRequirementsAsync(new ListRequirementsRequest(), cancellationToken: cancellationToken);
            session.Write(answer, () => ComplianceView.Requirements(answer.Requirements));
            return ExitCode.Done;
        });
}
