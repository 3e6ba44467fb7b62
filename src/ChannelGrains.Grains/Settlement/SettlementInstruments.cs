using System.Diagnostics.Metrics;
using ChannelGrains.Domain.Settlement;

namespace ChannelGrains.Grains.Settlement;

/// <summary>Instruments of settlement.</summary>
internal sealed class SettlementInstruments
{
    public const string MeterName = "ChannelGrains.Settlement";

    private readonly Counter<long> _closes;
    private readonly Counter<long> _steps;
    private readonly Counter<long> _adjustments;
    private readonly Counter<long> _blocks;
    private readonly Counter<long> _checks;
    private readonly Counter<long> _findings;

    public SettlementInstruments(IMeterFactory meters, IEnumerable<PayoutCondition> conditions)
    {
        var meter = meters.Create(MeterName);
        _closes = meter.CreateCounter<long>("channelgrains.settlement.closes", "{statement}", "Statements that were closed, by the state in which they were.");
        _steps = meter.CreateCounter<long>("channelgrains.settlement.steps", "{step}", "Steps that statements have taken, by the state that they led to.");
        _adjustments = meter.CreateCounter<long>("channelgrains.settlement.adjustments", "{line}", "Adjustments on statements, by reason.");
        _blocks = meter.CreateCounter<long>("channelgrains.settlement.blocks", "{block}", "What kept a statement from being approved or paid, by condition.");
        _checks = meter.CreateCounter<long>("channelgrains.settlement.ledger.checks", "{ledger}", "Ledgers of partners that were verified.");
        _findings = meter.CreateCounter<long>("channelgrains.settlement.ledger.findings", "{finding}", "What was not right in a ledger that was verified.");
        // There before their first event, so that their rates are seen.
        foreach (var state in Enum.GetValues<StatementState>().Where(state => state != StatementState.Unspecified))
        {
            _closes.Add(0, State(state));
            _steps.Add(0, State(state));
        }
        foreach (var reason in Enum.GetValues<AdjustmentReason>().Where(reason => reason != AdjustmentReason.Unspecified))
            _adjustments.Add(0, new KeyValuePair<string, object?>("reason", reason.ToString()));
        foreach (var name in conditions.SelectMany(condition => condition.Names))
            _blocks.Add(0, Condition(name));
        _checks.Add(0);
        _findings.Add(0);
    }

    public void OnClosed(Statement statement)
    {
        _closes.Add(1, State(statement.State));
        foreach (var line in statement.Lines)
            foreach (var reason in line.Reasons)
                _adjustments.Add(1, new KeyValuePair<string, object?>("reason", reason.ToString()));
    }

    public void OnStep(StatementState state) => _steps.Add(1, State(state));

    public void OnBlocked(IReadOnlyList<PayoutBlock> blocks)
    {
        foreach (var block in blocks)
            _blocks.Add(1, Condition(block.Condition));
    }

    public void OnVerified(int findings)
    {
        _checks.Add(1);
        _findings.Add(findings);
    }

    private static KeyValuePair<string, object?> Condition(string name) => new("condition", name);

    private static KeyValuePair<string, object?> State(StatementState state) => new("state", state.ToString());
}
