using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Forms.V1;
using ChannelGrains.Partners.V1;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Forms;

/// <summary>channelctl plan assignments</summary>
internal static class AssignmentsVerb
{
    private const int PageSize = 1_000;

    public static Command Create(CliHost host)
    {
        var plan = CommonOptions.Text("--plan", "Only of this plan.");
        var region = CommonOptions.Text("--region", "Only in this region or below.");
        var type = CommonOptions.Choice<ChannelType>("--type", "Only of partners of this type.");
        var partner = CommonOptions.Text("--partner", "Only of this partner.");
        var owner = CommonOptions.Text("--owner", "Only of plans that this person sees to.");
        var state = CommonOptions.Choice<AssignmentState>("--state", "Only those in this state; default due and overdue.");
        var limit = CommonOptions.Limit(100);
        return host.Verb(
            "assignments",
            "Lists what plans ask of partners, the earliest first.",
            "plan assignments --region cn/sichuan --state OVERDUE",
            [plan, region, type, partner, owner, state, limit],
            async (session, cancellationToken) =>
            {
                var (arguments, most) = (session.Arguments, session.Arguments.GetValue(limit));
                var client = new FormService.FormServiceClient(session.Channel);
                var all = new ListAssignmentsResponse();
                var request = new ListAssignmentsRequest
                {
                    PlanId = arguments.GetValue(plan) ?? "",
                    Region = arguments.GetValue(region) ?? "",
                    ChannelType = EnumNames.Parse<ChannelType>(arguments.GetValue(type)),
                    PartnerId = arguments.GetValue(partner) ?? "",
                    Owner = arguments.GetValue(owner) ?? "",
                    PageSize = PageSize,
                };
                if (EnumNames.Parse<AssignmentState>(arguments.GetValue(state)) is var asked and not AssignmentState.Unspecified)
                    request.States.Add(asked);
                do
                {
                    var page = await client.ListAssignmentsAsync(request, cancellationToken: cancellationToken);
                    all.Assignments.AddRange(page.Assignments.Take(most - all.Assignments.Count));
                    all.AsOf = page.AsOf;
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0 && all.Assignments.Count < most);

                session.Write(all, () => Table(all));
                return ExitCode.Done;
            });
    }

    private static IRenderable Table(ListAssignmentsResponse assignments)
    {
        var table = Tables.Create("begins", "due", "state", "partner", "store", "plan", "owner", "record");
        foreach (var one in assignments.Assignments)
            table.Row(one.BeginsOn, one.DueOn, EnumNames.Of(one.State), one.PartnerId, one.StoreId, one.PlanId, one.Owner, one.RecordId);

        return table;
    }
}
