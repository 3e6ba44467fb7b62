using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Forms.V1;

namespace ChannelGrains.Cli.Forms;

/// <summary>channelctl survey invite</summary>
internal static class SurveyInviteVerb
{
    private const int MaxDays = 90;

    public static Command Create(CliHost host)
    {
        var partner = CommonOptions.PartnerId();
        var form = CommonOptions.RequiredText("--form", "The form, of kind SURVEY.");
        var customer = CommonOptions.RequiredText("--customer", "Who is invited; kept as a keyed hash.");
        var store = CommonOptions.Text("--store", "The store that it is about.");
        var channel = CommonOptions.Text("--channel", "How the invitation is sent, as sms.");
        var reference = CommonOptions.Text("--reference", "What it is asked for, as an order.");
        var days = NumberOptions.Whole("--days", "Days that it is good; 0 for 14.", 0, MaxDays, 0);
        return host.Verb(
            "invite",
            "Invites somebody to a survey, and prints the link with which it is answered.",
            "survey invite store-0042 --form customer-satisfaction --customer member-7 --channel sms",
            [partner, form, customer, store, channel, reference, days, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new InviteSurveyRequest
                {
                    PartnerId = arguments.GetRequiredValue(partner),
                    FormId = arguments.GetRequiredValue(form),
                    CustomerId = arguments.GetRequiredValue(customer),
                    StoreId = arguments.GetValue(store) ?? "",
                    Channel = arguments.GetValue(channel) ?? "",
                    Reference = arguments.GetValue(reference) ?? "",
                    ValidDays = arguments.GetValue(days),
                    RequestId = session.RequestId,
                };
                var answer = await new FormService.FormServiceClient(session.Channel).InviteSurveyAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => Tables.Details(
                    ("invitation", answer.Invitation.InvitationId),
                    ("form", $"{answer.Invitation.FormId}, version {Figures.Of(answer.Invitation.FormVersion)}"),
                    ("asks about", EnumNames.Of(answer.Invitation.Subject)),
                    ("good until", Figures.Of(answer.Invitation.ExpiresAt)),
                    ("token", answer.Token),
                    ("page", answer.Path)));
                return ExitCode.Done;
            },
            "The same customer is invited once in 90 days. Whoever has the token can answer once: send it to the customer alone.");
    }
}
