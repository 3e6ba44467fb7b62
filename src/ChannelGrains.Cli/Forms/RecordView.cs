using ChannelGrains.Cli.Output;
using ChannelGrains.Forms.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Forms;

/// <summary>Records and findings for people.</summary>
internal static class RecordView
{
    public static IRenderable One(KeptRecord kept)
    {
        var record = kept.Record;
        var answers = Tables.Create("item", "answer", "files", "note");
        foreach (var answer in record.Answers)
            answers.Row(answer.ItemId + (kept.FailedItemIds.Contains(answer.ItemId) ? ", failed" : ""), Value(answer), Figures.Of(answer.Files.Count), answer.Note);

        return new Rows(
            Tables.Details(
                ("record", record.RecordId),
                ("partner", record.PartnerId),
                ("store", record.StoreId),
                ("form", $"{record.FormId}, version {Figures.Of(record.FormVersion)}"),
                ("taken", $"{Figures.Of(record.TakenAt)} by {record.TakenBy}"),
                ("score", kept.Withheld ? "withheld: fewer than 5 answered" : kept.Score),
                ("passed", kept.RedLine ? "no, a red line is crossed" : kept.Passed ? "yes" : "no"),
                ("holds until", kept.HoldsUntil),
                ("answers", record.Assignment is { } assignment ? $"plan {assignment.PlanId} of {assignment.BeginsOn}" : ""),
                ("changed", string.Join(", ", kept.Amendments.Select(amendment => $"{Figures.Of(amendment.AmendedAt)} by {amendment.Principal}: {amendment.Reason}"))),
                ("files used before", string.Join(", ", kept.ReusedFiles.Select(file => file.Sha256)))),
            answers);
    }

    public static IRenderable Many(ListRecordsResponse records)
    {
        var table = Tables.Create("taken", "record", "form", "store", "by", "score", "passed");
        foreach (var kept in records.Records)
            table.Row(kept.TakenOn, kept.Record.RecordId, kept.Record.FormId, kept.Record.StoreId, kept.Record.TakenBy, kept.Score, kept.Passed ? "yes" : "no");

        return table;
    }

    public static IRenderable Many(ListFindingsResponse findings)
    {
        var table = Tables.Create("record", "item", "state", "found", "failed", "before", "action", "what is to be done");
        foreach (var finding in findings.Findings)
            table.Row(
                finding.RecordId, finding.ItemId + (finding.RedLine ? ", red line" : ""), EnumNames.Of(finding.State), Figures.Of(finding.FoundAt), Figures.Of(finding.TimesFailed),
                Figures.Of(finding.TimesFoundBefore), finding.ActionId, finding.Title);

        return new Rows(table, Tables.Line($"{Figures.Of(findings.OpenCount)} open"));
    }

    private static string Value(Answer answer) => answer.ValueCase switch
    {
        Answer.ValueOneofCase.Yes => answer.Yes ? "yes" : "no",
        Answer.ValueOneofCase.Scale => Figures.Of(answer.Scale),
        Answer.ValueOneofCase.Number => answer.Number,
        Answer.ValueOneofCase.ChoiceId => answer.ChoiceId,
        Answer.ValueOneofCase.Text => answer.Text,
        Answer.ValueOneofCase.DoesNotApply => "does not apply",
        _ => "",
    };
}
