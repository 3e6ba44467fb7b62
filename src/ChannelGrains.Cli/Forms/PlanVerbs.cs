using System.CommandLine;
using ChannelGrains.Cli.Files;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Forms.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Forms;

/// <summary>channelctl plan put, show, list</summary>
internal static class PlanVerbs
{
    private const int PageSize = 1_000;

    private const string Explanation =
        "The file is YAML or JSON with the fields of Plan: plan_id, form_id, scope, recurrence, starts_on, days_to_do and so on. Several plans are several YAML documents, or a JSON array. A plan that "
        + "says the same already is left as it is, so that a file can be put again.";

    public static Command Put(CliHost host)
    {
        var file = new Argument<string>("FILE") { Description = "The file." };
        file.Validators.Add(CommonOptions.MustBeFile);
        return host.Verb(
            "put",
            "Keeps the plans in a file, as new versions where they say something else.",
            "plan put plans.yaml",
            [file],
            async (session, cancellationToken) =>
            {
                foreach (var plan in await MessageFile.ReadAsync<Plan>(session.Arguments.GetRequiredValue(file), cancellationToken))
                {
                    var answer = await Client(session).PutPlanAsync(new PutPlanRequest { Plan = plan }, cancellationToken: cancellationToken);
                    session.Write(answer.Plan, () => One(answer.Plan, []));
                }
                return ExitCode.Done;
            },
            Explanation);
    }

    public static Command Show(CliHost host)
    {
        var plan = new Argument<string>("PLAN") { Description = "Plan id." };
        return host.Verb(
            "show",
            "Shows a plan and its next days.",
            "plan show hygiene-weekly",
            [plan],
            async (session, cancellationToken) =>
            {
                var answer = await Client(session).GetPlanAsync(new GetPlanRequest { PlanId = session.Arguments.GetRequiredValue(plan) }, cancellationToken: cancellationToken);
                session.Write(answer, () => One(answer.Plan, answer.NextDays));
                return ExitCode.Done;
            });
    }

    public static Command List(CliHost host)
    {
        var form = CommonOptions.Text("--form", "Only those of this form.");
        return host.Verb(
            "list",
            "Lists the plans by id.",
            "plan list --form store-hygiene",
            [form],
            async (session, cancellationToken) =>
            {
                var all = new ListPlansResponse();
                var request = new ListPlansRequest { FormId = session.Arguments.GetValue(form) ?? "", PageSize = PageSize };
                do
                {
                    var page = await Client(session).ListPlansAsync(request, cancellationToken: cancellationToken);
                    all.Plans.AddRange(page.Plans);
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0);

                session.Write(all, () => Many(all));
                return ExitCode.Done;
            });
    }

    private static FormService.FormServiceClient Client(Session session) => new(session.Channel);

    private static IRenderable One(Plan plan, IEnumerable<string> nextDays) => Tables.Details(
        ("plan", plan.PlanId),
        ("version", Figures.Of(plan.Version)),
        ("form", plan.FormId),
        ("title", plan.Title),
        ("recurrence", plan.Recurrence),
        ("from, to", $"{plan.StartsOn}, {plan.EndsOn}"),
        ("days to do it", Figures.Of(plan.DaysToDo)),
        ("owner", plan.Owner),
        ("regions", string.Join(", ", plan.Scope.Regions)),
        ("types", string.Join(", ", plan.Scope.ChannelTypes.Select(type => EnumNames.Of(type)))),
        ("partners, stores", $"{(plan.Scope.PartnerIds.Count == 0 ? "all" : Figures.Of(plan.Scope.PartnerIds.Count))}, {Figures.Of(plan.Scope.Stores.Count)}"),
        ("paused", plan.Paused ? "yes" : ""),
        ("next days", string.Join(", ", nextDays)));

    private static IRenderable Many(ListPlansResponse plans)
    {
        var table = Tables.Create("plan", "form", "recurrence", "from", "days to do it", "owner");
        foreach (var plan in plans.Plans)
            table.Row(plan.PlanId, plan.FormId, plan.Paused ? "paused" : plan.Recurrence, plan.StartsOn, Figures.Of(plan.DaysToDo), plan.Owner);

        return table;
    }
}
