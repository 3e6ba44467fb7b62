using System.Collections.Immutable;
using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Forms;

/// <summary>Reads one item of a form. Refused, in this order: INVALID_ID, ITEM_KIND, those of the title and hint, PASS_RULE, NUMBER, SCALE, CHOICES, those of each choice, MIN_FILES, UNIT,
/// RED_LINE, ACTION_PRIORITY, those of the action's title, ITEM_WEIGHT.</summary>
/// <param name="setting">As the caller writes it.</param>
/// <param name="field">Where it stands.</param>
/// <param name="texts">Reads the form's texts.</param>
internal sealed class ItemReading(ItemSetting setting, string field, FormTexts texts)
{
    private Refusal? _refusal;

    public Outcome<FormItem> Read()
    {
        if (CheckId(setting.ItemId, $"{field}.item_id") is { } invalid)
            return invalid;
        if (!Enum.IsDefined(setting.Kind) || setting.Kind == ItemKind.Unspecified)
            return Refusal.InvalidArgument("ITEM_KIND", $"{field}.kind must be one of the enum's kinds.", $"{field}.kind");
        var item = new FormItem(setting.ItemId, setting.Kind, Text(setting.Title, mayBeEmpty: false, FormLimits.MaxTitleBytes, "title"))
        {
            Hint = Text(setting.Hint, mayBeEmpty: true, FormLimits.MaxTextBytes, "hint"),
            IsRequired = setting.IsRequired,
            IsRedLine = setting.IsRedLine,
            MayNotApply = setting.MayNotApply,
        };
        if ((_refusal ??= CheckRule()) is { } refusal)
            return refusal;
        item = item with
        {
            PassesWith = setting.PassesWith,
            AtLeast = Number(setting.PassRange?.AtLeast, "pass.range.at_least"),
            AtMost = Number(setting.PassRange?.AtMost, "pass.range.at_most"),
        };
        if ((_refusal ??= CheckRange(item) ?? CheckScale()) is { } range)
            return range;
        item = item with { ScaleMin = setting.Scale?.Min ?? 0, ScaleMax = setting.Scale?.Max ?? 0, Choices = ReadChoices() };
        if ((_refusal ??= CheckRest(item)) is { } rest)
            return rest;
        item = item with
        {
            MinFiles = setting is { Kind: ItemKind.Photo, MinFiles: 0 } ? 1 : setting.MinFiles,
            Unit = setting.Unit,
            ActionTitle = Text(setting.ActionTitle, mayBeEmpty: true, FormLimits.MaxTitleBytes, "action.title"),
            ActionPriority = PriorityOf(),
            Weight = ReadWeight(item),
        };
        return _refusal is { } last ? last : item;
    }

    private static Refusal? CheckId(string id, string at) => PartnerIds.Validate(id, at) ?? (id.Length <= FormLimits.MaxItemIdLength
        ? null
        : Refusal.InvalidArgument("INVALID_ID", $"{at} has more than {FormLimits.MaxItemIdLength} characters: shorten it.", at));

    private Refusal? CheckRule()
    {
        var fits = (setting.PassesWith is null || setting.Kind == ItemKind.YesNo) && (setting.PassRange is null || setting.Kind is ItemKind.Scale or ItemKind.Number)
            && (setting.PassChoices is null || setting.Kind == ItemKind.Choice);
        return fits ? null : Refusal.InvalidArgument("PASS_RULE", $"{field}.pass is of another kind of item: yes goes with YES_NO, range with SCALE and NUMBER, choices with CHOICE.", $"{field}.pass");
    }

    private Refusal? CheckRange(FormItem item) => setting.PassRange is null || (item.AtLeast ?? item.AtMost) is not null && !(item.AtLeast > item.AtMost)
        ? null
        : Refusal.InvalidArgument("PASS_RULE", $"{field}.pass.range lets nothing fail, or nothing pass: say from where to where it passes.", $"{field}.pass.range");

    private Refusal? CheckScale()
    {
        if (setting.Kind != ItemKind.Scale)
            return setting.Scale is null ? null : Refusal.InvalidArgument("SCALE", $"{field}.scale is of a SCALE only: leave it out.", $"{field}.scale");
        return setting.Scale is { } scale && scale.Min >= FormLimits.MinScale && scale.Max <= FormLimits.MaxScale && scale.Min < scale.Max
            ? null
            : Refusal.InvalidArgument("SCALE", $"{field}.scale must go up within {FormLimits.MinScale} to {FormLimits.MaxScale}, as from 1 to 5.", $"{field}.scale");
    }

    private Refusal? CheckRest(FormItem item)
    {
        if (setting.MinFiles is < 0 or > FormLimits.MaxFiles)
            return Refusal.InvalidArgument("MIN_FILES", $"{field}.min_files must be 0 to {FormLimits.MaxFiles}.", $"{field}.min_files");
        if (setting.Unit.Length > 0 && setting.Kind != ItemKind.Number)
            return Refusal.InvalidArgument("UNIT", $"{field}.unit is of a NUMBER only: leave it out.", $"{field}.unit");
        if (Texts.Check(setting.Unit, FormLimits.MaxUnitBytes, $"{field}.unit") is { } unit)
            return unit;
        if (setting.IsRedLine && !item.CanFail)
            return Refusal.InvalidArgument("RED_LINE", $"{field} is a red line that cannot fail: say when it passes.", $"{field}.red_line");
        return Enum.IsDefined(setting.ActionPriority)
            ? null
            : Refusal.InvalidArgument("ACTION_PRIORITY", $"{field}.action.priority must be one of the enum's, or unspecified.", $"{field}.action.priority");
    }

    private ImmutableArray<ItemChoice> ReadChoices()
    {
        if (setting.Kind != ItemKind.Choice ? setting.Choices.Count > 0 : setting.Choices.Count is < FormLimits.MinChoices or > FormLimits.MaxChoices)
            return Refused(Refusal.InvalidArgument(
                "CHOICES", $"{field}.choices has {setting.Choices.Count} choices: a CHOICE has {FormLimits.MinChoices} to {FormLimits.MaxChoices}, other items none.", $"{field}.choices"));
        List<ItemChoice> choices = [];
        foreach (var (place, choice) in setting.Choices.Index())
        {
            var at = $"choices[{place}]";
            if (CheckId(choice.ChoiceId, $"{field}.{at}.choice_id") is { } invalid)
                return Refused(invalid);
            if (choices.Exists(other => other.ChoiceId == choice.ChoiceId))
                return Refused(Refusal.InvalidArgument("CHOICES", $"{field}.{at}.choice_id is that of another choice: choose another.", $"{field}.{at}.choice_id"));
            var passes = setting.PassChoices?.Contains(choice.ChoiceId, StringComparer.Ordinal) == true;
            var title = Text(choice.Title, mayBeEmpty: false, FormLimits.MaxTitleBytes, $"{at}.title");
            choices.Add(new(choice.ChoiceId, title, choice.Credit.Length == 0 ? passes ? 1 : 0 : Number(choice.Credit, $"{at}.credit", 0, 1) ?? 0, passes));
        }
        var known = choices.Count(choice => choice.Passes);
        return setting.PassChoices is null || (known > 0 && known == setting.PassChoices.Count)
            ? [.. choices]
            : Refused(Refusal.InvalidArgument("PASS_RULE", $"{field}.pass.choices names none, one twice, or one that is no choice: name those that pass.", $"{field}.pass.choices"));
    }

    private decimal ReadWeight(FormItem item)
    {
        var hasCredit = setting.Kind switch
        {
            ItemKind.Scale => true,
            ItemKind.Choice => item.CanFail || setting.Choices.Any(choice => choice.Credit.Length > 0),
            _ => item.CanFail,
        };
        if (setting.Weight.Length == 0)
            return hasCredit ? 1 : 0;
        var weight = Number(setting.Weight, "weight", 0, FormLimits.MaxWeight) ?? 0;
        if (weight > 0 && !hasCredit)
            _refusal ??= Refusal.InvalidArgument("ITEM_WEIGHT", $"{field}.weight is of an item without credit: leave it out, or say what passes.", $"{field}.weight");
        return weight;
    }

    private ActionPriority PriorityOf() =>
        setting.ActionPriority != ActionPriority.Unspecified ? setting.ActionPriority : setting.IsRedLine ? ActionPriority.Critical : ActionPriority.High;

    private LocalText Text(IReadOnlyList<LanguageText> languages, bool mayBeEmpty, int maxBytes, string name)
    {
        var text = texts.Read(languages, mayBeEmpty, maxBytes, $"{field}.{name}");
        _refusal ??= text.Refusal;
        return text.IsRefused ? LocalText.Empty : text.Value;
    }

    private decimal? Number(string? text, string name, decimal least = -FormLimits.MaxNumber, decimal most = FormLimits.MaxNumber)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        var number = ExactNumbers.Read(text, least, most, $"{field}.{name}");
        _refusal ??= number.Refusal;
        return number.IsRefused ? null : number.Value;
    }

    private ImmutableArray<ItemChoice> Refused(Refusal refusal)
    {
        _refusal ??= refusal;
        return [];
    }
}
