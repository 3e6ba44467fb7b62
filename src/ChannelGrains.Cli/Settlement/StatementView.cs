using System.Globalization;
using ChannelGrains.Cli.Output;
using ChannelGrains.Settlement.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Settlement;

/// <summary>Statements for people.</summary>
internal static class StatementView
{
    public static IRenderable Of(Statement statement)
    {
        var currency = statement.Total.CurrencyCode;
        return new Rows(
            Tables.Line($"{statement.PartnerId}, {statement.StatementId} ({statement.FirstDay} to {statement.LastDay}): {EnumNames.Of(statement.State)}"),
            Tables.Details(
                ("commission and adjustments", $"{Figures.Of(statement.Commission)} {currency} (exact {statement.ExactCommission} and {statement.ExactAdjustments})"),
                ("granted by disputes", Some(statement.Disputed)),
                ("carried in", Some(statement.CarriedIn)),
                ("total", $"{Figures.Of(statement.Total)} {currency}"),
                ("tax", Some(statement.Tax)),
                ("carried to the next", Figures.HasValue(statement.CarriedOut) ? $"{Figures.Of(statement.CarriedOut)}, since {statement.CarriedSince}" : ""),
                ("payable", $"{Figures.Of(statement.Payable)} {currency}"),
                ("payable from", statement.State == StatementState.Carried ? "" : statement.DueOn),
                ("agreement version", statement.AgreementVersion > 0 ? Figures.Of(statement.AgreementVersion) : ""),
                ("closed", $"{Figures.Of(statement.ClosedAt)} by {statement.ClosedBy}, journal version {statement.JournalVersion}"),
                ("etag", statement.Etag)));
    }

    public static IRenderable Of(Dispute dispute, Statement statement) => new Rows(Disputes([dispute]), Of(statement));

    public static IRenderable Whole(GetStatementResponse answer)
    {
        List<IRenderable> rows = [Of(answer.Statement)];
        var steps = Tables.Create("state", "=at", "by", "detail");
        foreach (var step in answer.Steps)
            steps.Row(EnumNames.Of(step.State), Figures.Of(step.At), step.Principal, step.Detail);
        rows.Add(steps);
        if (answer.Held.Count > 0)
        {
            var held = Tables.Create("=held until", ">amount");
            foreach (var part in answer.Held)
                held.Row(part.Until, Figures.Of(part.Amount));
            rows.Add(held);
        }
        if (answer.Disputes.Count > 0)
            rows.Add(Disputes(answer.Disputes));
        if (answer.Blocks.Count > 0)
        {
            var blocks = Tables.Create("blocked by", "evidence", "what to do");
            foreach (var block in answer.Blocks)
                blocks.Row(block.Condition, block.Evidence, block.Message);
            rows.Add(blocks);
        }
        rows.Add(Tables.Line(answer.NextStep));
        return new Rows(rows);
    }

    public static IRenderable Of(ListStatementsResponse answer)
    {
        var table = Tables.Create("partner", "statement", "state", ">total", ">payable", "=payable from");
        foreach (var statement in answer.Statements)
            table.Row(statement.PartnerId, statement.StatementId, EnumNames.Of(statement.State), Figures.Of(statement.Total), Figures.Of(statement.Payable), statement.DueOn);
        return table;
    }

    public static IRenderable Of(ListStatementLinesResponse answer)
    {
        var lines = Tables.Create(">line", "kind", "month", ">version", ">bracket", "category", ">base", ">rate", ">factor", ">exact", ">amount", "reasons", "note");
        foreach (var line in answer.Lines)
            lines.Row(
                Number(line.Line), EnumNames.Of(line.Kind), line.Period, Number(line.AgreementVersion), Number(line.Bracket), line.Category, line.Base, line.Rate, line.Factor, line.ExactAmount,
                Figures.Of(line.Amount), string.Join(", ", line.Reasons.Select(EnumNames.Of)), line.Note);
        if (answer.Transactions.Count == 0)
            return lines;
        var transactions = Tables.Create("transaction", "kind", "=business day", ">net", "of", ">journal version");
        foreach (var transaction in answer.Transactions)
            transactions.Row(transaction.TransactionId, transaction.Kind, transaction.BusinessDay, transaction.Net, transaction.OriginalTransactionId, transaction.JournalVersion.ToString(CultureInfo.InvariantCulture));
        return new Rows(lines, transactions);
    }

    public static IRenderable Of(Job job)
    {
        List<IRenderable> rows =
        [
            Tables.Line($"Job {job.JobId} closes {job.Period} for all partners: {(job.Done ? "done" : "under way")}"),
            Tables.Details(
                ("asked", $"{Figures.Of(job.AskedCount)} of {Figures.Of(job.PartnerCount)} that there were"),
                ("closed", Figures.Of(job.ClosedCount)),
                ("need no statement", Figures.Of(job.SkippedCount)),
                ("refused", Figures.Of(job.RefusedCount)),
                ("started", $"{Figures.Of(job.StartedAt)} by {job.StartedBy}"),
                ("done", Figures.Of(job.DoneAt))),
        ];
        if (job.Refusals.Count > 0)
        {
            var refusals = Tables.Create("partner", "reason", "what to do");
            foreach (var refusal in job.Refusals)
                refusals.Row(refusal.PartnerId, refusal.Reason, refusal.Message);
            rows.Add(refusals);
        }
        return new Rows(rows);
    }

    private static FittedTable Disputes(IEnumerable<Dispute> disputes)
    {
        var table = Tables.Create("dispute", "state", "lines", "reason", ">granted", "resolution", "adjusted in");
        foreach (var dispute in disputes)
            table.Row(dispute.DisputeId, EnumNames.Of(dispute.State), string.Join(", ", dispute.Lines), dispute.Reason, Figures.Of(dispute.Granted), dispute.Resolution, dispute.AdjustedIn);
        return table;
    }

    private static string Some(Google.Type.Money? money) => Figures.HasValue(money) ? Figures.Of(money) : "";

    private static string Number(int number) => number == 0 ? "" : Figures.Of(number);
}
