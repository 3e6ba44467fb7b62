using System.Collections.Immutable;
using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Payments;

namespace ChannelGrains.Domain.Tests.Payments;

/// <summary>A run of payments of 100.01, 100.02, ... and what its bank says of it.</summary>
internal sealed class RunExample
{
    public const string Id = "RUN-1";
    public const long PlannedAt = 1_773_100_000_000_000, ApprovedAt = 1_773_100_600_000_000;

    private long _version;

    /// <param name="payments">How many payments it has.</param>
    /// <param name="fileSize">Of a file.</param>
    /// <param name="currency">ISO 4217.</param>
    /// <param name="scheme">The bank's.</param>
    /// <param name="payee">Whom each is paid to; null for a credit note.</param>
    public RunExample(int payments, int fileSize = 500, string currency = "EUR", PaymentScheme scheme = PaymentScheme.Iso20022, Func<int, Payee?>? payee = null)
    {
        Plan = new PaymentRunPlanned(
            BusinessDay.Parse(BankSays.Day), [], currency, BusinessDay.Parse(BankSays.Day), Debtor with { Scheme = scheme }, [.. Enumerable.Range(1, 16).Select(i => (byte)i)],
            [.. Enumerable.Range(1, payments).Select(i => Payment(i, payee is null ? Payee : payee(i)))], fileSize);
        Apply(Plan, PlannedAt, "ann");
        Apply(new PaymentRunApproved(), ApprovedAt, "bob");
        Apply(new PaymentsTaken(1, payments, []), ApprovedAt, "bob");
    }

    public static PaymentDebtor Debtor { get; } = new()
    {
        Name = "Channel Programme Ltd",
        Account = BankSays.Account,
        Bank = "COBADEFFXXX",
        Street = "Main Street",
        Building = "1",
        PostCode = "50667",
        Town = "Koeln",
        Country = "DE",
        OrganisationId = "CG-1",
    };

    public static Payee Payee { get; } = new()
    {
        Name = "Müller & Söhne",
        Account = "DE02120300000000202051",
        Bank = "BYLADEM1001",
        AddressMode = AddressMode.Structured,
        Street = "Straße",
        Building = "2a",
        PostCode = "24103",
        Town = "Kiel",
        Country = "DE",
    };

    public PaymentRunPlanned Plan { get; }

    public PaymentRunBook Book { get; } = new(Id);

    /// <summary>Breaks of what no run made.</summary>
    public SortedDictionary<string, PaymentBreak> Unknown { get; } = new(StringComparer.Ordinal);

    public IEnumerable<PaymentBreak> OpenBreaks => Book.Breaks.All.Concat(Unknown.Values).Where(one => one.State == BreakState.Open);

    public static string EndToEnd(int number) => PaymentIds.EndToEnd(Id, number);

    /// <summary>The amount of a payment as the bank writes it.</summary>
    public static string Amount(int number) => FormattableString.Invariant($"{(10_000 + number) / 100m:0.00}");

    public void Apply(PaymentRunFact fact, long atMicros = ApprovedAt, string principal = "bob") => Book.Apply(fact, ++_version, principal, atMicros);

    /// <summary>Takes a file as the server does: read, matched, then told once to the run.</summary>
    public BankFileTaken Import(string text)
    {
        var file = BankFileReader.Read(BankSays.Bytes(text)).Require();
        var taken = new BankFileMatch(
            new Dictionary<string, RunOutline> { [Id] = new(Id, Book.Lines.Count, Book.FileCount, BankSays.Account) }, new Dictionary<string, PaymentPlace>(), BankSays.Account).Match(file);
        foreach (var run in taken.Runs.Where(run => Book.Learns(run.Evidence)))
            Apply(run.Evidence);
        foreach (var (breakId, told) in UnknownBreaks.Of(taken))
            if (UnknownBreaks.Follow(Unknown.GetValueOrDefault(breakId), breakId, told, ApprovedAt) is { } changed)
                Unknown[breakId] = changed;
        return taken;
    }

    private static PlannedPayment Payment(int number, Payee? payee) =>
        new($"store-{number}", "2026-02", 10_000 + number, payee, payee is null ? [] : [.. PayeeContent.HashOf(payee)], "", "");
}
