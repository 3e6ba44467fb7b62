using ChannelGrains.Cli.Output;
using ChannelGrains.Settlement.V1;
using Google.Type;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Payments;

/// <summary>Payments for people. Of account numbers it shows the last four.</summary>
internal static class PaymentView
{
    private const int ShownDigits = 4;

    public static IRenderable Of(PartnerPayee payee, string etag) => new Rows([
        Tables.Details(
            ("partner", payee.PartnerId), ("name", Figures.Or(payee.Payee.LatinName, payee.Payee.Name)), ("account", Masked(payee.Payee.Account)), ("bank", payee.Payee.Bank),
            ("town", $"{payee.Payee.Town}, {payee.Payee.Country}"), ("from", EnumNames.Of(payee.Origin)), ("since", $"{payee.ChangedOn} by {string.Join(", ", payee.ChangedBy)}"),
            ("verified", payee.VerifiedBy.Length > 0 ? $"{Figures.Of(payee.VerifiedAt)} by {payee.VerifiedBy}" : "by nobody"),
            ("shared with", string.Join(", ", payee.SharedWithPartnerIds)), ("hash", payee.ContentHash), ("etag", etag)),
        .. payee.Conditions.Select(condition => Tables.Line($"{condition.Condition}: {condition.Message}")),
    ]);

    public static IRenderable Of(ListPayeeHistoryResponse answer)
    {
        var table = Tables.Create("=at", "by", "step", "account", "hash", "note");
        foreach (var step in answer.Steps)
            table.Row(
                Figures.Of(step.At), step.Principal, step.Payee is null ? "verified" : "set", step.Payee is { } payee ? Masked(payee.Account) : "", step.ContentHash[..12], step.Note);
        return table;
    }

    public static IRenderable Of(PaymentRun run) => Tables.Details(
        ("run", run.PaymentRunId), ("state", EnumNames.Of(run.State)), ("execution", run.ExecutionDate), ("due by", run.Selection.DueBy),
        ("payments", $"{Figures.Of(run.PaymentCount)} of {Amount(run.Total)}"), ("refused", Figures.Of(run.RefusedCount)), ("paid", Figures.Of(run.PaidCount)),
        ("failed", Figures.Of(run.FailedCount)), ("open breaks", Figures.Of(run.OpenBreakCount)), ("planned", $"{Figures.Of(run.PlannedAt)} by {run.PlannedBy}"),
        ("approved", run.ApprovedBy.Length > 0 ? $"{Figures.Of(run.ApprovedAt)} by {run.ApprovedBy}" : ""), ("files", string.Join(", ", run.Files.Select(file => file.MessageId))),
        ("etag", run.Etag));

    public static IRenderable Of(GetPaymentRunResponse answer) => new Rows(Of(answer.Run), Of(answer.Payments));

    public static IRenderable Of(IEnumerable<RunPayment> payments)
    {
        var table = Tables.Create("=payment", "partner", "statement", ">amount", "by", "state", "bank", "reason", "message");
        foreach (var payment in payments)
            table.Row(
                payment.EndToEndId, payment.PartnerId, payment.StatementId, Amount(payment.Amount), EnumNames.Of(payment.Method), EnumNames.Of(payment.State), payment.BankStatus, payment.Reason, payment.Message);
        return table;
    }

    public static IRenderable Of(ListPaymentRunsResponse answer)
    {
        var table = Tables.Create("run", "state", "=execution", ">payments", ">total", ">paid", ">failed", ">open breaks", "planned by", "approved by");
        foreach (var run in answer.Runs)
            table.Row(
                run.PaymentRunId, EnumNames.Of(run.State), run.ExecutionDate, Figures.Of(run.PaymentCount), Amount(run.Total), Figures.Of(run.PaidCount), Figures.Of(run.FailedCount),
                Figures.Of(run.OpenBreakCount), run.PlannedBy, run.ApprovedBy);
        return table;
    }

    public static IRenderable Of(string path, ImportBankFileResponse answer) => Tables.Line(
        $"{path}: {answer.File.MessageName} {answer.File.MessageId}{(answer.RepeatedFile ? ", taken before" : "")}: {Figures.Of(answer.File.MatchedCount)} of our payments, "
        + $"{Figures.Of(answer.File.UnknownCount)} unknown, {Figures.Of(answer.File.OtherCount)} others{(answer.File.Applied ? "" : "; its runs are being told")}");

    public static IRenderable Of(IEnumerable<Break> breaks)
    {
        var table = Tables.Create("=break", "kind", "state", "payment", "partner", ">expected", ">actual", ">times", "=booked", "reference", "note");
        foreach (var one in breaks)
            table.Row(
                one.BreakId, EnumNames.Of(one.Kind), EnumNames.Of(one.State), one.EndToEndId, one.PartnerId, Amount(one.Expected), Amount(one.Actual), Figures.Of(one.BookingCount), one.BookedOn,
                one.BankReference, one.Note);
        return table;
    }

    private static string Amount(Money? money) => money is null ? "" : $"{Figures.Of(money)} {money.CurrencyCode}";

    private static string Masked(string account) => account.Length <= ShownDigits ? account : new string('*', account.Length - ShownDigits) + account[^ShownDigits..];
}
