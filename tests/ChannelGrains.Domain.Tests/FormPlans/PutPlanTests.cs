using ChannelGrains.Domain.FormPlans;
using ChannelGrains.Domain.Partners;
using Xunit;

namespace ChannelGrains.Domain.Tests.FormPlans;

public sealed class PutPlanTests
{
    private static readonly PlanSetting Weekly = new("weekly", "check", "", ["cn"], [ChannelType.Direct], [], [], "FREQ=WEEKLY", [], "2026-01-05", "", 3, "Li Wei", false);

    public static TheoryData<PlanSetting, string, string> Faults => new()
    {
        { Weekly with { PlanId = "" }, "INVALID_ID", "plan.plan_id" },
        { Weekly with { FormId = "a/b" }, "INVALID_ID", "plan.form_id" },
        { Weekly with { Title = new string('x', 257) }, "TEXT_TOO_LONG", "plan.title" },
        { Weekly with { Owner = "a\n" }, "TEXT_INVALID", "plan.owner" },
        { Weekly with { Regions = ["cn", "cn//x"] }, "INVALID_REGION", "plan.scope.regions[1]" },
        { Weekly with { ChannelTypes = [(ChannelType)7] }, "CHANNEL_TYPE", "plan.scope.channel_types[0]" },
        { Weekly with { PartnerIds = ["ok", "not ok"] }, "INVALID_ID", "plan.scope.partner_ids[1]" },
        { Weekly with { PartnerIds = [.. Enumerable.Range(0, 1_001).Select(i => $"p{i}")] }, "SCOPE_FULL", "plan.scope" },
        { Weekly with { Stores = [new("p", "")] }, "STORE", "plan.scope.stores[0].store_id" },
        { Weekly with { StartsOn = "5.1.2026" }, "DATE", "plan.starts_on" },
        { Weekly with { EndsOn = "2026-02-30" }, "DATE", "plan.ends_on" },
        { Weekly with { EndsOn = "2026-01-04" }, "PLAN_DAYS", "plan.ends_on" },
        { Weekly with { EndsOn = "2040-01-04" }, "PLAN_DAYS", "plan.ends_on" },
        { Weekly with { StartsOn = "9998-12-31" }, "PLAN_DAYS", "plan.ends_on" },
        { Weekly with { ExceptOn = ["2026-01-12", "soon"] }, "DATE", "plan.except_on[1]" },
        { Weekly with { DaysToDo = 0 }, "DAYS_TO_DO", "plan.days_to_do" },
        { Weekly with { DaysToDo = 367 }, "DAYS_TO_DO", "plan.days_to_do" },
        { Weekly with { Recurrence = "FREQ=HOURLY" }, "RULE_TOO_FINE", "plan.recurrence" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Read_AFaultyPlan_NamesTheField(PlanSetting plan, string reason, string field)
    {
        var refusal = new PutPlan(plan, null).Read().Refusal;

        Assert.Equal((reason, field), (refusal?.Reason, refusal?.Field));
    }

    [Fact]
    public void Decide_VersionsOfAPlan_CountUpWhereSomethingChanges()
    {
        var command = new PutPlan(Weekly, "");
        var first = command.Decide(command.Read().Require(), null, hasForm: true, 0).Require();

        Assert.Equal((1, "2036-01-13"), (first.Version, first.EndsOn.ToString()));
        Assert.Equal(first, command.Decide(command.Read().Require(), first, hasForm: true, 1).Require());
        var paused = new PutPlan(Weekly with { IsPaused = true }, "1");
        Assert.Equal(2, paused.Decide(paused.Read().Require(), first, hasForm: true, 1).Require().Version);
        Assert.Equal("ETAG_MISMATCH", new PutPlan(Weekly, "2").Decide(first, first, hasForm: true, 1).Refusal?.Reason);
        Assert.Equal("FORM_NOT_FOUND", command.Decide(first, null, hasForm: false, 1).Refusal?.Reason);
        Assert.Equal("PLANS_FULL", command.Decide(first, null, hasForm: true, PlanLimits.MaxPlans).Refusal?.Reason);
    }
}
