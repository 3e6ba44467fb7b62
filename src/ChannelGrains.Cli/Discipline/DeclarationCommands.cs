using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Discipline.V1;

namespace ChannelGrains.Cli.Discipline;

/// <summary>channelctl declaration ...</summary>
internal static class DeclarationCommands
{
    private const int PageSize = 1_000;

    public static Command Create(CliHost host) =>
        new("declaration", "Records and lists what the company's own staff declare, and shows how the company complies.") { Record(host), List(host), CompanyVerbs.Status(host), CompanyVerbs.Record(host) };

    private static Command Record(CliHost host)
    {
        var kind = CommonOptions.Choice<DeclarationKind>("--kind", "What is declared.");
        kind.Required = true;
        var (person, role) = (new PersonOptions("who declares"), CommonOptions.Text("--role", "The role in which it is declared, as cfo."));
        var discloses = new Option<bool>("--discloses") { Description = "Something is disclosed; --note says what." };
        var (from, until) = (CommonOptions.Text("--from", "First day for which it holds, yyyy-mm-dd; default today."), CommonOptions.Text("--until", "Last one; default a year."));
        var (reference, note) = (CommonOptions.Text("--reference", "What shows it, as the number of a signed paper."), CommonOptions.Text("--note", "What is disclosed, or else to be known of it."));
        return host.Verb(
            "record",
            "Records what somebody of the company's own staff declares.",
            "declaration record --kind GIFT_POLICY --person-id 4711 --role buyer --reference \"paper 17\"",
            [kind, .. person.All, role, discloses, from, until, reference, note, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var declaration = new Declaration
                {
                    Kind = EnumNames.Parse<DeclarationKind>(arguments.GetValue(kind)),
                    Person = person.Of(arguments),
                    Role = arguments.GetValue(role) ?? "",
                    Discloses = arguments.GetValue(discloses),
                    ValidFrom = arguments.GetValue(from) ?? "",
                    ValidUntil = arguments.GetValue(until) ?? "",
                    Reference = arguments.GetValue(reference) ?? "",
                    Note = arguments.GetValue(note) ?? "",
                };
                var answer = await new DisciplineService.DisciplineServiceClient(session.Channel)
                    .RecordDeclarationAsync(new RecordDeclarationRequest { Declaration = declaration, RequestId = session.RequestId }, cancellationToken: cancellationToken);
                session.Write(answer.Declaration, () => DisciplineView.Of([answer.Declaration]));
                return ExitCode.Done;
            });
    }

    private static Command List(CliHost host)
    {
        var (kind, person, role) = (CommonOptions.Choice<DeclarationKind>("--kind", "Those of a kind."), new PersonOptions("who declared"), CommonOptions.Text("--role", "Those in a role."));
        var limit = CommonOptions.Limit(100);
        return host.Verb(
            "list",
            "Lists declarations, the latest first.",
            "declaration list --role cfo",
            [kind, .. person.All, role, limit],
            async (session, cancellationToken) =>
            {
                var (arguments, found) = (session.Arguments, new ListDeclarationsResponse());
                var most = arguments.GetValue(limit);
                var request = new ListDeclarationsRequest { Of = person.Of(arguments), Kind = arguments.GetValue(kind) is { } asked ? EnumNames.Parse<DeclarationKind>(asked) : default };
                if (arguments.GetValue(role) is { } name)
                    request.Of = request.Of is null ? new() { Role = name } : throw new UsageException("Give --role, or --person or --person-id: a list is of one of them.");
                do
                {
                    request.PageSize = Math.Min(PageSize, most - found.Declarations.Count);
                    var page = await new DisciplineService.DisciplineServiceClient(session.Channel).ListDeclarationsAsync(request, cancellationToken: cancellationToken);
                    found.Declarations.AddRange(page.Declarations);
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0 && found.Declarations.Count < most);
                session.Write(found, () => DisciplineView.Of(found.Declarations));
                return ExitCode.Done;
            });
    }
}
