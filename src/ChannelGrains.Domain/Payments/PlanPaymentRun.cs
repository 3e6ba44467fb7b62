using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Payments;

/// <summary>Plans a run.</summary>
/// <param name="RunId">Its id.</param>
/// <param name="DueBy">It pays what is due on this day or before; null is today.</param>
/// <param name="PartnerIds">It pays these partners alone; none is every partner.</param>
/// <param name="CurrencyCode">ISO 4217; empty is the programme's.</param>
/// <param name="ExecutionOn">The day on which the bank is to execute it; null is today.</param>
[GenerateSerializer, Immutable]
public sealed record PlanPaymentRun(
    [property: Id(0)] string RunId,
    [property: Id(1)] BusinessDay? DueBy,
    [property: Id(2)] ImmutableArray<string> PartnerIds,
    [property: Id(3)] string CurrencyCode,
    [property: Id(4)] BusinessDay? ExecutionOn)
{
    public const int MaxPayments = 10_000, MaxPartnerIds = 10_000, MaxExecutionDays = 60, SeedBytes = 16;

    /// <summary>Payments of a file: one fills an answer, and banks bound their files too.</summary>
    public const int FileSize = 500;

    private const long MaxSepaAmount = 999_999_999_99;

    /// <summary>What is wrong with the command itself, in this order: INVALID_ID, RUN_EXISTS, PARTNERS, INVALID_ID of a partner, CURRENCY_NOT_PROGRAMMES, EXECUTION_DATE,
    /// DEBTOR_MISSING, DEBTOR_INVALID, CURRENCY where the bank's scheme has another.</summary>
    /// <param name="book">The run, which must not be planned yet.</param>
    /// <param name="currencyCode">The programme's currency.</param>
    /// <param name="today">The programme's day.</param>
    /// <param name="debtor">Whom the money comes from; null for nobody.</param>
    public Refusal? Check(PaymentRunBook book, string currencyCode, BusinessDay today, PaymentDebtor? debtor)
    {
        if (PaymentIds.Validate(RunId) is { } id)
            return id;
        if (book.Plan is not null)
            return Refusal.AlreadyExists("RUN_EXISTS", $"Payment run {RunId} exists, planned by {book.PlannedBy}. Choose another id.");
        if (PartnerIds.Length > MaxPartnerIds)
            return Refusal.InvalidArgument("PARTNERS", $"selection.partner_ids names {PartnerIds.Length} partners: at most {MaxPartnerIds}.", "selection.partner_ids");
        for (var i = 0; i < PartnerIds.Length; i++)
            if (CheckPartner(i) is { } partner)
                return partner;
        if (CurrencyCode.Length > 0 && CurrencyCode != currencyCode)
            return Refusal.InvalidArgument("CURRENCY_NOT_PROGRAMMES", $"selection.currency_code is {CurrencyCode}, and the programme's is {currencyCode}: leave it empty.", "selection.currency_code");
        if (ExecutionOn is { } day && (day < today || day > today.AddDays(MaxExecutionDays)))
            return Refusal.InvalidArgument("EXECUTION_DATE", $"execution_date {day} must be today, {today}, or at most {MaxExecutionDays} days later.", "execution_date");
        if (debtor is null)
            return PaymentDebtor.Missing();
        if (debtor.Fault() is { } fault)
            return Refusal.FailedPrecondition("DEBTOR_INVALID", $"Payments:Debtor:{fault}. Mend the setting, restart, then plan the run again.");
        return debtor.Scheme == PaymentScheme.Sepa && currencyCode != "EUR"
            ? Refusal.FailedPrecondition("CURRENCY", $"Payments:Debtor:Scheme is SEPA, which pays EUR, and the programme's currency is {currencyCode}: set Scheme to ISO20022.")
            : null;
    }

    /// <summary>The plan, of a command that is well formed. Refused: NOTHING_DUE, RUN_TOO_LARGE.</summary>
    /// <param name="currencyCode">The programme's currency.</param>
    /// <param name="today">The programme's day.</param>
    /// <param name="debtor">Whom the money comes from.</param>
    /// <param name="candidates">The statements that are due, by partner, then statement; of more than a run has, one more.</param>
    /// <param name="seed">Random bytes for the UETRs.</param>
    public Outcome<PaymentRunPlanned> Decide(string currencyCode, BusinessDay today, PaymentDebtor debtor, IReadOnlyList<PaymentCandidate> candidates, ImmutableArray<byte> seed)
    {
        var dueBy = DueBy ?? today;
        if (candidates.Count == 0)
            return Refusal.FailedPrecondition("NOTHING_DUE", $"No approved statement of the selection is due by {dueBy}. Approve statements first, or choose a later due_by.");
        if (candidates.Count > MaxPayments)
            return Refusal.FailedPrecondition("RUN_TOO_LARGE", $"More than {MaxPayments} statements are due by {dueBy}: name partners in selection.partner_ids, or choose an earlier due_by.");
        var total = candidates.Aggregate(Int128.Zero, (sum, candidate) => sum + candidate.Amount);
        if (total > long.MaxValue)
            return Refusal.FailedPrecondition("RUN_TOO_LARGE", "The statements add up to more than a run can hold: name fewer partners in selection.partner_ids.");
        return new PaymentRunPlanned(
            dueBy, [.. PartnerIds.Distinct().Order(StringComparer.Ordinal)], currencyCode, ExecutionOn ?? today, debtor, seed, [.. candidates.Select(candidate => Plan(candidate, debtor.Scheme))], FileSize);
    }

    private Refusal? CheckPartner(int i) => Domain.Partners.PartnerIds.Validate(PartnerIds[i], $"selection.partner_ids[{i}]");

    private static PlannedPayment Plan(PaymentCandidate candidate, PaymentScheme scheme)
    {
        var payment = new PlannedPayment(
            candidate.PartnerId, candidate.StatementId, candidate.Amount, candidate.Reason.Length == 0 ? candidate.Payee : null, candidate.Reason.Length == 0 ? candidate.PayeeHash : [],
            candidate.Reason, candidate.Message);
        if (payment.IsRefused)
            return payment;
        if (payment.Amount <= 0)
            return payment.Refuse("AMOUNT", "There is nothing to pay.");
        if (payment.IsCreditNote)
            return payment with { Payee = null };
        if (payment.Payee is not { } payee)
            return payment.Refuse(PayeeConditions.Missing, "The partner has no payee today: set one, or have an agreement in force that names one.");
        if (PayeeContent.Check(payee) is { } fault)
            return payment.Refuse(PayeeConditions.Unusable, fault.Message);
        if (scheme != PaymentScheme.Sepa)
            return payment;
        if (!BankAccounts.IsIban(payee.Account))
            return payment.Refuse("PAYEE_SCHEME", "The account is no IBAN, and the bank's scheme is SEPA: set the payee with an IBAN.");
        return payment.Amount > MaxSepaAmount ? payment.Refuse("AMOUNT", "SEPA pays at most 999999999.99 at once: pay it by hand.") : payment;
    }
}
