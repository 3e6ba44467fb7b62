using System.Diagnostics;
using System.Globalization;
using ChannelGrains.Actions.V1;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Client;
using ChannelGrains.Compliance.V1;
using ChannelGrains.Discipline.V1;
using ChannelGrains.Feedback.V1;
using ChannelGrains.Fleet.Patterns;
using ChannelGrains.Fleet.Pictures;
using ChannelGrains.Fleet.Views;
using ChannelGrains.Forms.V1;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Markets.V1;
using ChannelGrains.Partners.V1;
using ChannelGrains.Risks.V1;
using ChannelGrains.Scorecards.V1;
using ChannelGrains.Settlement.V1;
using ChannelGrains.Targets.V1;
using Google.Protobuf.WellKnownTypes;
using Google.Type;
using Grpc.Net.Client;
using Spectre.Console;

namespace ChannelGrains.Fleet.Course;

/// <summary>Where the course plays: the server, the days, what is said and how figures compare.</summary>
internal sealed class Scene
{
    private const string Source = "course-pos", Currency = "CNY";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8), Glance = TimeSpan.FromMilliseconds(50);

    private readonly GrpcChannel _channel;
    private readonly Func<string, GrpcChannel> _answering;
    private readonly EvidenceUploader _uploader;
    private readonly IAnsiConsole _console;
    private int _transactions;

    private Scene(GrpcChannel channel, Func<string, GrpcChannel> answering, IAnsiConsole console, DateOnly today)
    {
        (_channel, _answering, _console, Today) = (channel, answering, console, today);
        _uploader = new(channel);
        Month = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        Partners = new(channel);
        Programme = new(channel);
        Agreements = new(channel);
        Scorecards = new(channel);
        Targets = new(channel);
        Feedback = new(channel);
        Markets = new(channel);
        Settlement = new(channel);
        Payments = new(channel);
        Ledger = new(channel);
        Risk = new(channel);
        Actions = new(channel);
        Forms = new(channel);
        Certificates = new(channel);
        Tools = new(channel);
        Compliance = new(channel);
        Discipline = new(channel);
    }

    public DateOnly Today { get; }

    /// <summary>First day of the last month that is over: what is measured in it stays.</summary>
    public DateOnly Month { get; }

    public PartnerService.PartnerServiceClient Partners { get; }

    public ProgrammeService.ProgrammeServiceClient Programme { get; }

    public AgreementService.AgreementServiceClient Agreements { get; }

    public ScorecardService.ScorecardServiceClient Scorecards { get; }

    public TargetService.TargetServiceClient Targets { get; }

    public FeedbackService.FeedbackServiceClient Feedback { get; }

    public MarketService.MarketServiceClient Markets { get; }

    public SettlementService.SettlementServiceClient Settlement { get; }

    public PaymentService.PaymentServiceClient Payments { get; }

    public LedgerService.LedgerServiceClient Ledger { get; }

    public RiskService.RiskServiceClient Risk { get; }

    public ActionService.ActionServiceClient Actions { get; }

    public FormService.FormServiceClient Forms { get; }

    public CertificateService.CertificateServiceClient Certificates { get; }

    public ToolService.ToolServiceClient Tools { get; }

    public ComplianceService.ComplianceServiceClient Compliance { get; }

    public DisciplineService.DisciplineServiceClient Discipline { get; }

    public int EqualFigures { get; private set; }

    public int Differing { get; private set; }

    /// <summary>Registers the source of all sales of the course.</summary>
    public static async Task<Scene> BeginAsync(GrpcChannel channel, Func<string, GrpcChannel> answering, IAnsiConsole console, DateOnly today, CancellationToken cancellationToken)
    {
        var source = new Source { SourceId = Source, Mode = SourceMode.Keyed, DisplayName = "POS of the course", MaxAgeDays = 3_650 };
        await new IngestService.IngestServiceClient(channel).CreateSourceAsync(new CreateSourceRequest { Source = source, RequestId = Source }, cancellationToken: cancellationToken);
        return new Scene(channel, answering, console, today);
    }

    public static string Id(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string MonthId(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static Timestamp Noon(DateOnly day) => Timestamp.FromDateTimeOffset(BeijingTime.At(day, TimeSpan.FromHours(12)));

    /// <summary>The first moment of a day: today's is over.</summary>
    public static Timestamp StartOf(DateOnly day) => Timestamp.FromDateTimeOffset(BeijingTime.StartOf(day));

    public static Money Yuan(decimal amount) => new() { CurrencyCode = Currency, Units = (long)amount, Nanos = (int)((amount - (long)amount) * 1_000_000_000) };

    /// <summary>A value as the API names it: InReview is IN_REVIEW.</summary>
    public static string Name<T>(T value)
        where T : struct, System.Enum => string.Concat($"{value}".Select((letter, at) => at > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"));

    /// <summary>A ratio as people write it: 0.95 is 95 %.</summary>
    public static string Percent(string ratio) =>
        decimal.TryParse(ratio, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? (value * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %" : "none";

    public void Say(string line) => _console.Line(line);

    /// <summary>Compares a figure with the slide's.</summary>
    /// <param name="figure">What it is.</param>
    /// <param name="ofTheSlide">As the slide says it, or as it follows from what was sent.</param>
    /// <param name="here">As the server answers it.</param>
    /// <param name="from">What the server computed it from.</param>
    public void Compare(string figure, string ofTheSlide, string here, string from = "")
    {
        var isEqual = ofTheSlide == here;
        (EqualFigures, Differing) = isEqual ? (EqualFigures + 1, Differing) : (EqualFigures, Differing + 1);
        Say($"    {figure}: {ofTheSlide} | {here}{(from.Length > 0 ? $" = {from}" : "")}{(isEqual ? "" : "  DIFFERENT")}");
    }

    public void Fail(string why)
    {
        Differing++;
        Say($"    DIFFERENT: {why}");
    }

    /// <summary>An active partner.</summary>
    public async Task<string> CreateActiveAsync(string id, string name, ChannelType type, string region, DateOnly from, CancellationToken cancellationToken)
    {
        var partner = new Partner { DisplayName = name, ChannelType = type, Region = region, ActiveFrom = Id(from) };
        await Partners.CreatePartnerAsync(
            new CreatePartnerRequest { PartnerId = id, Partner = partner, InitialState = PartnerState.Active, RequestId = id }, cancellationToken: cancellationToken);
        return id;
    }

    /// <summary>An agreement that both sides confirm and that is signed.</summary>
    public async Task AgreeAsync(string partnerId, AgreementTerms terms, DateOnly from, string contract, CancellationToken cancellationToken)
    {
        await Agreements.DraftAgreementAsync(new DraftAgreementRequest { PartnerId = partnerId, Terms = terms, EffectiveFrom = Id(from), RequestId = "course" }, cancellationToken: cancellationToken);
        await Agreements.SubmitAgreementAsync(new SubmitAgreementRequest { PartnerId = partnerId, RequestId = "course" }, cancellationToken: cancellationToken);
        foreach (var side in new[] { AgreementSide.Company, AgreementSide.Partner })
            await Agreements.ConfirmAgreementAsync(new ConfirmAgreementRequest { PartnerId = partnerId, Side = side, RequestId = $"course-{side}" }, cancellationToken: cancellationToken);
        await Agreements.SignAgreementAsync(
            new SignAgreementRequest { PartnerId = partnerId, Evidence = new AgreementEvidence { Reference = contract }, RequestId = "course" }, cancellationToken: cancellationToken);
    }

    /// <summary>Streams sales of one day, one for each customer, in the partner's region unless another one is said; they are durable, or said to be refused.</summary>
    /// <returns>Their ids.</returns>
    public Task<IReadOnlyList<string>> SellAsync(
        string partnerId, DateOnly day, decimal amount, IEnumerable<string> customers, CancellationToken cancellationToken, decimal? cost = null, string region = "") => SendAsync(
        partnerId, customers.Select(customer =>
        {
            var line = new TransactionLine { Category = "tea", QuantityThousandths = 1_000, AmountMicros = Micros(amount) };
            if (cost is { } known)
                line.CostMicros = Micros(known);
            return new Transaction { Kind = TransactionKind.Sale, OccurredAt = day == Today ? StartOf(day) : Noon(day), CurrencyCode = Currency, CustomerId = customer, Region = region, Lines = { line } };
        }), cancellationToken);

    /// <summary>Voids a transaction.</summary>
    /// <returns>The void's id.</returns>
    public async Task<string> VoidAsync(string partnerId, string transactionId, DateOnly day, CancellationToken cancellationToken) => (await SendAsync(
        partnerId, [new Transaction { Kind = TransactionKind.Void, OccurredAt = Noon(day), CurrencyCode = Currency, OriginalTransactionId = transactionId }], cancellationToken))[0];

    /// <summary>A scorecard, as soon as the live views show what was acknowledged; as it is when they do not in time.</summary>
    public Task<Scorecard> ScorecardAsync(ScorecardScope scope, DateOnly month, Func<Scorecard, bool> isThere, CancellationToken cancellationToken) => UntilAsync(
        async () => (await Scorecards.GetScorecardAsync(new GetScorecardRequest { Scope = scope, Period = MonthId(month) }, cancellationToken: cancellationToken)).Scorecard, isThere, cancellationToken);

    /// <summary>Sends a photo of a partner.</summary>
    /// <returns>What names it.</returns>
    public async Task<string> UploadAsync(string partnerId, string name, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(Picture.Of($"{partnerId} {name}"));
        var header = await EvidenceUploader.DescribeAsync(content, cancellationToken);
        (header.PartnerId, header.MediaType) = (partnerId, Picture.MediaType);
        return (await _uploader.UploadAsync(header, content, cancellationToken)).File.Sha256;
    }

    /// <summary>Invites a customer, or somebody of a partner, to a survey, who answers it by the token: how satisfied, and whether one would recommend.</summary>
    /// <returns>The record of the answer.</returns>
    public async Task<string> AskAsync(string partnerId, string formId, string customer, int overall, int recommend, CancellationToken cancellationToken)
    {
        var invited = await Forms.InviteSurveyAsync(
            new InviteSurveyRequest { PartnerId = partnerId, FormId = formId, CustomerId = customer, Channel = "sms", RequestId = customer }, cancellationToken: cancellationToken);
        using var channel = _answering(invited.Token);
        await new FormService.FormServiceClient(channel).AnswerSurveyAsync(
            new AnswerSurveyRequest { Answers = { new Answer { ItemId = "overall", Scale = overall }, new Answer { ItemId = "recommend", Scale = recommend } }, RequestId = "course" }, cancellationToken: cancellationToken);
        return $"survey-{invited.Invitation.InvitationId}";
    }

    /// <summary>What is open of a partner that was found, once its action is there.</summary>
    public async Task<IReadOnlyList<Finding>> FoundAsync(string partnerId, CancellationToken cancellationToken)
    {
        var findings = (await Forms.ListFindingsAsync(new ListFindingsRequest { PartnerId = partnerId, State = FindingState.Open }, cancellationToken: cancellationToken)).Findings;
        await UntilAsync(
            async () => (await Actions.ListActionsAsync(new ListActionsRequest { Filter = new ActionFilter { PartnerId = partnerId, Kind = ActionKind.Finding } }, cancellationToken: cancellationToken)).Actions,
            actions => findings.All(finding => actions.Any(action => action.ActionId == finding.ActionId)), cancellationToken);
        return findings;
    }

    /// <summary>What is read, as soon as it is there; as it is when it is not in time.</summary>
    public async Task<T> UntilAsync<T>(Func<Task<T>> read, Func<T, bool> isThere, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        for (var answer = await read(); ; answer = await read())
        {
            if (isThere(answer) || Stopwatch.GetElapsedTime(started) > Patience)
                return answer;
            await Task.Delay(Glance, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<string>> SendAsync(string partnerId, IEnumerable<Transaction> transactions, CancellationToken cancellationToken)
    {
        await using var sender = new TransactionSender(_channel, Source, new SenderOptions
        {
            OnOutcome = outcome =>
            {
                if (outcome is not Acknowledged)
                    Say($"    {outcome}");
            },
        });
        List<string> ids = [];
        foreach (var transaction in transactions)
        {
            transaction.TransactionId = $"course-{++_transactions:D5}";
            ids.Add(transaction.TransactionId);
            await sender.SendAsync(partnerId, transaction, cancellationToken);
        }
        await sender.FlushAsync(cancellationToken);
        return ids;
    }

    private static long Micros(decimal amount) => (long)(amount * 1_000_000);
}
