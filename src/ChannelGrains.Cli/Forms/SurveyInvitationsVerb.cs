using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Forms.V1;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Forms;

/// <summary>channelctl survey invitations</summary>
internal static class SurveyInvitationsVerb
{
    private const int PageSize = 1_000;

    public static Command Create(CliHost host)
    {
        var partner = CommonOptions.PartnerId();
        var form = CommonOptions.Text("--form", "Only to this form.");
        var state = CommonOptions.Choice<InvitationState>("--state", "Only in this state.");
        return host.Verb(
            "invitations",
            "Lists invitations of a partner, the latest first, and what became of each.",
            "survey invitations store-0042 --state WAITING",
            [partner, form, state],
            async (session, cancellationToken) =>
            {
                var (all, client) = (new ListInvitationsResponse(), new FormService.FormServiceClient(session.Channel));
                var request = new ListInvitationsRequest
                {
                    PartnerId = session.Arguments.GetRequiredValue(partner),
                    FormId = session.Arguments.GetValue(form) ?? "",
                    State = EnumNames.Parse<InvitationState>(session.Arguments.GetValue(state)),
                    PageSize = PageSize,
                };
                do
                {
                    var page = await client.ListInvitationsAsync(request, cancellationToken: cancellationToken);
                    all.Invitations.AddRange(page.Invitations);
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0);
                session.Write(all, () => Many(all));
                return ExitCode.Done;
            },
            "Who was invited, and what for, is not told: that would say whose answer a record is.");
    }

    private static IRenderable Many(ListInvitationsResponse all)
    {
        var table = Tables.Create("invited", "invitation", "form", "about", "store", "channel", "good until", "state");
        foreach (var (one, state) in all.Invitations.Select(listed => (listed.Invitation, listed.State)))
            table.Row(
                Figures.Of(one.InvitedAt), one.InvitationId, one.FormId, EnumNames.Of(one.Subject), Figures.Or(one.StoreId, "whole"), one.Channel, Figures.Of(one.ExpiresAt), EnumNames.Of(state));

        return table;
    }
}
