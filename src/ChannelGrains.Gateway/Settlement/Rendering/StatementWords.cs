using System.Diagnostics.CodeAnalysis;
using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Gateway.Settlement.Rendering;

/// <summary>The words of a statement in one language.</summary>
internal sealed record StatementWords
{
    private static readonly StatementWords English = new()
    {
        Language = "en",
        Title = "Commission statement",
        Partner = "Partner",
        Period = "Period",
        StateTitle = "State",
        ClosedAt = "Closed",
        DueOn = "Payable from",
        Agreement = "Version of the agreement",
        JournalVersion = "Version of the journal",
        Exact = "Exact amount",
        Commission = "Commission and adjustments",
        Disputed = "Granted by disputes",
        CarriedIn = "Carried from the statement before",
        Total = "Total",
        Tax = "Tax withheld",
        Payable = "Payable",
        CarriedOut = "Carried to the next statement",
        Since = "since",
        Lines = "Lines",
        Line = "Line",
        Kind = "Kind",
        FirstDay = "First day",
        LastDay = "Last day",
        Version = "Version",
        Bracket = "Bracket",
        Category = "Category",
        Base = "Base",
        Rate = "Rate",
        FlatFee = "Flat fee",
        Factor = "Factor",
        Amount = "Amount",
        Currency = "Currency",
        Reasons = "Reasons",
        Note = "Note",
        Steps = "Steps",
        By = "By",
        At = "At (UTC)",
        Detail = "Detail",
        Disputes = "Disputes",
        Reason = "Reason",
        Resolution = "Resolution",
        Kinds = new()
        {
            [StatementLineKind.Bracket] = "Commission",
            [StatementLineKind.Category] = "Commission of a category",
            [StatementLineKind.Cap] = "Cap",
            [StatementLineKind.Adjustment] = "Adjustment",
            [StatementLineKind.Dispute] = "Dispute",
            [StatementLineKind.Carried] = "Carried",
        },
        States = new()
        {
            [StatementState.Closed] = "Closed",
            [StatementState.Approved] = "Approved",
            [StatementState.Paying] = "In payment",
            [StatementState.Paid] = "Paid",
            [StatementState.Failed] = "Payment failed",
            [StatementState.Disputed] = "Disputed",
            [StatementState.Carried] = "Carried forward",
        },
        AdjustmentReasons = new()
        {
            [AdjustmentReason.Return] = "Return",
            [AdjustmentReason.Void] = "Void",
            [AdjustmentReason.LateFact] = "Late sale",
            [AdjustmentReason.Amendment] = "Amendment",
            [AdjustmentReason.Dispute] = "Dispute",
            [AdjustmentReason.DataFault] = "Fault in the data",
            [AdjustmentReason.Fraud] = "Fraud",
            [AdjustmentReason.Other] = "Other",
        },
        DisputeStates = new()
        {
            [DisputeState.Open] = "Open",
            [DisputeState.Granted] = "Granted",
            [DisputeState.Rejected] = "Rejected",
        },
    };

    private static readonly StatementWords Chinese = new()
    {
        Language = "zh",
        Title = "佣金结算单",
        Partner = "渠道商",
        Period = "结算期",
        StateTitle = "状态",
        ClosedAt = "结账时间",
        DueOn = "可付款日",
        Agreement = "协议版本",
        JournalVersion = "日志版本",
        Exact = "精确金额",
        Commission = "佣金及调整",
        Disputed = "争议裁定",
        CarriedIn = "上期结转",
        Total = "合计",
        Tax = "代扣税款",
        Payable = "应付金额",
        CarriedOut = "结转下期",
        Since = "自",
        Lines = "明细",
        Line = "序号",
        Kind = "类别",
        FirstDay = "起始日",
        LastDay = "截止日",
        Version = "版本",
        Bracket = "档位",
        Category = "品类",
        Base = "基数",
        Rate = "费率",
        FlatFee = "固定费",
        Factor = "系数",
        Amount = "金额",
        Currency = "币种",
        Reasons = "原因",
        Note = "备注",
        Steps = "经过",
        By = "经办人",
        At = "时间 (UTC)",
        Detail = "说明",
        Disputes = "争议",
        Reason = "理由",
        Resolution = "处理结果",
        Kinds = new()
        {
            [StatementLineKind.Bracket] = "佣金",
            [StatementLineKind.Category] = "品类佣金",
            [StatementLineKind.Cap] = "封顶",
            [StatementLineKind.Adjustment] = "调整",
            [StatementLineKind.Dispute] = "争议",
            [StatementLineKind.Carried] = "结转",
        },
        States = new()
        {
            [StatementState.Closed] = "已结账",
            [StatementState.Approved] = "已批准",
            [StatementState.Paying] = "付款中",
            [StatementState.Paid] = "已付款",
            [StatementState.Failed] = "付款失败",
            [StatementState.Disputed] = "有争议",
            [StatementState.Carried] = "已结转",
        },
        AdjustmentReasons = new()
        {
            [AdjustmentReason.Return] = "退货",
            [AdjustmentReason.Void] = "作废",
            [AdjustmentReason.LateFact] = "迟到的销售",
            [AdjustmentReason.Amendment] = "协议变更",
            [AdjustmentReason.Dispute] = "争议",
            [AdjustmentReason.DataFault] = "数据错误",
            [AdjustmentReason.Fraud] = "欺诈",
            [AdjustmentReason.Other] = "其他",
        },
        DisputeStates = new()
        {
            [DisputeState.Open] = "未决",
            [DisputeState.Granted] = "支持",
            [DisputeState.Rejected] = "驳回",
        },
    };

    public required string Language { get; init; }

    public required string Title { get; init; }

    public required string Partner { get; init; }

    public required string Period { get; init; }

    public required string StateTitle { get; init; }

    public required string ClosedAt { get; init; }

    public required string DueOn { get; init; }

    public required string Agreement { get; init; }

    public required string JournalVersion { get; init; }

    public required string Exact { get; init; }

    public required string Commission { get; init; }

    public required string Disputed { get; init; }

    public required string CarriedIn { get; init; }

    public required string Total { get; init; }

    public required string Tax { get; init; }

    public required string Payable { get; init; }

    public required string CarriedOut { get; init; }

    public required string Since { get; init; }

    public required string Lines { get; init; }

    public required string Line { get; init; }

    public required string Kind { get; init; }

    public required string FirstDay { get; init; }

    public required string LastDay { get; init; }

    public required string Version { get; init; }

    public required string Bracket { get; init; }

    public required string Category { get; init; }

    public required string Base { get; init; }

    public required string Rate { get; init; }

    public required string FlatFee { get; init; }

    public required string Factor { get; init; }

    public required string Amount { get; init; }

    public required string Currency { get; init; }

    public required string Reasons { get; init; }

    public required string Note { get; init; }

    public required string Steps { get; init; }

    public required string By { get; init; }

    public required string At { get; init; }

    public required string Detail { get; init; }

    public required string Disputes { get; init; }

    public required string Reason { get; init; }

    public required string Resolution { get; init; }

    public required Dictionary<StatementLineKind, string> Kinds { get; init; }

    public required Dictionary<StatementState, string> States { get; init; }

    public required Dictionary<AdjustmentReason, string> AdjustmentReasons { get; init; }

    public required Dictionary<DisputeState, string> DisputeStates { get; init; }

    /// <summary>The words of a language; English for none. False for a language that there are none of.</summary>
    public static bool TryFind(string language, [NotNullWhen(true)] out StatementWords? words)
    {
        words = language switch
        {
            "" or "en" => English,
            "zh" => Chinese,
            _ => null,
        };
        return words is not null;
    }

    public string Of(StatementLine line) => Kinds.GetValueOrDefault(line.Kind, "");

    public string ReasonsOf(StatementLine line) => string.Join(", ", line.Reasons.Select(reason => AdjustmentReasons.GetValueOrDefault(reason, "")));

    /// <summary>What a statement adds up to, without what is 0 but the total and what is paid.</summary>
    public IEnumerable<(string Name, Google.Type.Money Amount)> SumsOf(Statement statement)
    {
        yield return (Commission, statement.Commission);
        if (IsAny(statement.Disputed))
            yield return (Disputed, statement.Disputed);
        if (IsAny(statement.CarriedIn))
            yield return (CarriedIn, statement.CarriedIn);
        yield return (Total, statement.Total);
        if (IsAny(statement.Tax))
            yield return (Tax, statement.Tax);
        if (IsAny(statement.CarriedOut))
            yield return (CarriedOut, statement.CarriedOut);
        yield return (Payable, statement.Payable);
    }

    private static bool IsAny(Google.Type.Money? money) => money is not null && (money.Units, money.Nanos) != (0, 0);
}
