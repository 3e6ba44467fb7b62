using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Forms.V1;

namespace ChannelGrains.Cli.Forms;

/// <summary>channelctl form show, list</summary>
internal static class FormReadVerbs
{
    private const int PageSize = 1_000;

    public static Command Show(CliHost host)
    {
        var form = new Argument<string>("FORM") { Description = "Form id." };
        var version = NumberOptions.Whole("--version-number", "Which version; default the latest.", 0, int.MaxValue, 0);
        return host.Verb(
            "show",
            "Shows a form, in its latest version or an earlier one.",
            "form show store-hygiene",
            [form, version],
            async (session, cancellationToken) =>
            {
                var request = new GetFormRequest { FormId = session.Arguments.GetRequiredValue(form), Version = session.Arguments.GetValue(version) };
                var answer = await new FormService.FormServiceClient(session.Channel).GetFormAsync(request, cancellationToken: cancellationToken);
                session.Write(answer.Form, () => FormView.One(answer.Form));
                return ExitCode.Done;
            });
    }

    public static Command List(CliHost host)
    {
        var kind = CommonOptions.Choice<FormKind>("--kind", "Only those for this.");
        return host.Verb(
            "list",
            "Lists the forms by id, in their latest versions.",
            "form list --kind INSPECTION",
            [kind],
            async (session, cancellationToken) =>
            {
                var client = new FormService.FormServiceClient(session.Channel);
                var all = new ListFormsResponse();
                var request = new ListFormsRequest { Kind = EnumNames.Parse<FormKind>(session.Arguments.GetValue(kind)), PageSize = PageSize };
                do
                {
                    var page = await client.ListFormsAsync(request, cancellationToken: cancellationToken);
                    all.Forms.AddRange(page.Forms);
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0);

                session.Write(all, () => FormView.Many(all));
                return ExitCode.Done;
            });
    }
}
