using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Forms;
using ChannelGrains.Domain.Refusals;
using Xunit;

namespace ChannelGrains.Domain.Tests.Forms;

public sealed class PutFormTests
{
    [Fact]
    public void Read_AFormAsWritten_HasDefaultsInPlaceOfWhatIsNotSaid()
    {
        var form = Asking.Form("60", Asking.YesNo("floor"), Asking.YesNo("line", isRedLine: true), Asking.Item("front", ItemKind.Photo), Asking.Item("note", ItemKind.Text), Asking.Choice("pick"));

        Assert.Equal([1m, 1m, 0m, 0m, 1m], form.Items.Select(item => item.Weight));
        Assert.Equal([ActionPriority.High, ActionPriority.Critical, ActionPriority.High, ActionPriority.High, ActionPriority.High], form.Items.Select(item => item.ActionPriority));
        Assert.Equal(1, form.Item("front")!.MinFiles);
        Assert.Equal([(1m, true), (0.5m, false), (0m, false)], form.Item("pick")!.Choices.Select(choice => (choice.Credit, choice.Passes)));
    }

    public static TheoryData<FormSetting, string, string> Faults => new()
    {
        { Asking.Setting(Asking.YesNo("a")) with { FormId = "a b" }, "INVALID_ID", "form.form_id" },
        { Asking.Setting(Asking.YesNo("a")) with { Kind = 0 }, "FORM_KIND", "form.kind" },
        { Asking.Setting(Asking.YesNo("a")) with { DefaultLanguage = "中文" }, "LANGUAGE", "form.default_language" },
        { Asking.Setting(Asking.YesNo("a")) with { Title = [] }, "TEXT_MISSING", "form.title" },
        { Asking.Setting(Asking.YesNo("a")) with { Title = [new("en", "x")] }, "TEXT_MISSING", "form.title" },
        { Asking.Setting(Asking.YesNo("a")) with { Title = [new("zh", "x"), new("ZH", "y")] }, "LANGUAGE_TWICE", "form.title" },
        { Asking.Setting(Asking.YesNo("a")) with { Title = [new("zh", " ")] }, "TEXT_EMPTY", "form.title" },
        { Asking.Setting(Asking.YesNo("a")) with { Title = [new("zh", new string('x', 257))] }, "TEXT_TOO_LONG", "form.title" },
        { Asking.Setting(Asking.YesNo("a")) with { Description = [new("zh", "a\u0007")] }, "TEXT_INVALID", "form.description" },
        { Asking.Setting(), "ITEMS_EMPTY", "form.items" },
        { Asking.Setting([.. Enumerable.Range(0, 101).Select(i => Asking.YesNo($"i{i}"))]), "ITEMS_FULL", "form.items" },
        { Asking.Setting(Asking.YesNo("a"), Asking.YesNo("a")), "ITEM_TWICE", "form.items[1].item_id" },
        { Asking.Setting(Asking.YesNo(new string('x', 33))), "INVALID_ID", "form.items[0].item_id" },
        { Asking.Setting(Asking.YesNo("a"), Asking.Item("b", 0)), "ITEM_KIND", "form.items[1].kind" },
        { Asking.Setting(Asking.Item("a", ItemKind.Text) with { PassesWith = true }), "PASS_RULE", "form.items[0].pass" },
        { Asking.Setting(Asking.Scale("a", 1, 5) with { PassRange = new("", "") }), "PASS_RULE", "form.items[0].pass.range" },
        { Asking.Setting(Asking.Scale("a", 1, 5) with { PassRange = new("4", "3") }), "PASS_RULE", "form.items[0].pass.range" },
        { Asking.Setting(Asking.Scale("a", 1, 5) with { PassRange = new("four", "") }), "NUMBER", "form.items[0].pass.range.at_least" },
        { Asking.Setting(Asking.Scale("a", 5, 5)), "SCALE", "form.items[0].scale" },
        { Asking.Setting(Asking.YesNo("a") with { Scale = new(1, 5) }), "SCALE", "form.items[0].scale" },
        { Asking.Setting(Asking.Choice("a") with { Choices = [new("a", Asking.Texts("a"), "")] }), "CHOICES", "form.items[0].choices" },
        { Asking.Setting(Asking.Choice("a") with { Choices = [new("a", Asking.Texts("a"), ""), new("a", Asking.Texts("a"), "")] }), "CHOICES", "form.items[0].choices[1].choice_id" },
        { Asking.Setting(Asking.Choice("a") with { Choices = [new("a", Asking.Texts("a"), ""), new("b", Asking.Texts("a"), "1.1")] }), "NUMBER", "form.items[0].choices[1].credit" },
        { Asking.Setting(Asking.Choice("a") with { PassChoices = ["z"] }), "PASS_RULE", "form.items[0].pass.choices" },
        { Asking.Setting(Asking.Choice("a") with { PassChoices = [] }), "PASS_RULE", "form.items[0].pass.choices" },
        { Asking.Setting(Asking.YesNo("a") with { MinFiles = 17 }), "MIN_FILES", "form.items[0].min_files" },
        { Asking.Setting(Asking.YesNo("a") with { Unit = "kg" }), "UNIT", "form.items[0].unit" },
        { Asking.Setting(Asking.Item("a", ItemKind.Text) with { IsRedLine = true }), "RED_LINE", "form.items[0].red_line" },
        { Asking.Setting(Asking.YesNo("a") with { ActionPriority = (ActionPriority)9 }), "ACTION_PRIORITY", "form.items[0].action.priority" },
        { Asking.Setting(Asking.YesNo("a", "1000.5")), "NUMBER", "form.items[0].weight" },
        { Asking.Setting(Asking.Item("a", ItemKind.Photo, "1")), "ITEM_WEIGHT", "form.items[0].weight" },
        { Asking.Setting(Asking.YesNo("a")) with { PassScore = "101" }, "NUMBER", "form.pass_score" },
        { Asking.Setting(Asking.YesNo("a")) with { ValidityDays = -1 }, "VALIDITY", "form.validity_days" },
        { Asking.Setting([.. Enumerable.Range(0, 60).Select(i => Asking.YesNo($"i{i}") with { Hint = Asking.Texts(new string('x', 600)) })]), "FORM_TOO_LARGE", "form" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Read_AFaultyForm_NamesTheField(FormSetting form, string reason, string field)
    {
        var refusal = new PutForm(form, null).Read().Refusal;

        Assert.Equal((reason, field), (refusal?.Reason, refusal?.Field));
    }

    [Fact]
    public void Decide_VersionsOfAForm_CountUpWhereSomethingChanges()
    {
        var first = Decide(Asking.Setting(Asking.YesNo("a")), null).Require();
        Assert.Equal(1, first.Version);
        Assert.Equal(first, Decide(Asking.Setting(Asking.YesNo("a")), first).Require());
        Assert.Equal(2, Decide(Asking.Setting(Asking.YesNo("a", "2")), first).Require().Version);
        Assert.Equal("FORM_KIND_FIXED", Decide(Asking.Setting(Asking.YesNo("a")) with { Kind = FormKind.Test }, first).Refusal?.Reason);
        Assert.Equal("VERSIONS_FULL", Decide(Asking.Setting(Asking.YesNo("a", "2")), first with { Version = 1_000 }).Refusal?.Reason);
        Assert.Equal("ETAG_MISMATCH", Decide(Asking.Setting(Asking.YesNo("a", "2")), first, "2").Refusal?.Reason);
        Assert.Equal("FORMS_FULL", new PutForm(Asking.Setting(Asking.YesNo("a")), "").Decide(first, null, FormLimits.MaxForms).Refusal?.Reason);

        static Outcome<Form> Decide(FormSetting setting, Form? latest, string etag = "")
        {
            var command = new PutForm(setting, etag);
            return command.Decide(command.Read().Require(), latest, 1);
        }
    }
}
