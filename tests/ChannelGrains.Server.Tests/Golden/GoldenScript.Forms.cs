using ChannelGrains.Actions.V1;
using ChannelGrains.Forms.V1;

namespace ChannelGrains.Server.Tests.Golden;

internal static partial class GoldenScript
{
    private static async Task AskAsync(TestClient client)
    {
        var form = new Form
        {
            FormId = "hygiene",
            Kind = FormKind.Inspection,
            DefaultLanguage = "zh",
            Title = { ["zh"] = "卫生巡查", ["en"] = "Hygiene" },
            Description = { ["zh"] = "到店填写" },
            PassScore = "80",
            ValidityDays = 90,
            Items =
            {
                new FormItem { ItemId = "floor", Kind = ItemKind.YesNo, Title = { ["zh"] = "地面" }, Hint = { ["zh"] = "看" }, Required = true, RedLine = true, Pass = new() { Yes = false } },
                new FormItem { ItemId = "shelves", Kind = ItemKind.Scale, Title = { ["zh"] = "货架" }, Weight = "2.5", Scale = new() { Min = -1, Max = 5 }, MinFiles = 1 },
                new FormItem { ItemId = "fridge", Kind = ItemKind.Number, Title = { ["zh"] = "冷柜" }, Unit = "°C", MayNotApply = true, Pass = new() { Range = new() { AtLeast = "-1.5", AtMost = "8" } } },
                new FormItem
                {
                    ItemId = "licence",
                    Kind = ItemKind.Choice,
                    Title = { ["zh"] = "执照" },
                    Choices = { new ItemChoice { ChoiceId = "shown", Title = { ["zh"] = "已悬挂" } }, new ItemChoice { ChoiceId = "kept", Title = { ["zh"] = "有" }, Credit = "0.5" } },
                    Pass = new() { Choices = new() { ChoiceIds = { "shown" } } },
                    Action = new() { Title = { ["zh"] = "悬挂执照" }, Priority = ActionPriority.Low },
                },
            },
        };
        await client.Forms.PutFormAsync(new PutFormRequest { Form = form, RequestId = "golden" });
        (form.ValidityDays, form.Items[1].MinFiles) = (0, 0);
        await client.Forms.PutFormAsync(new PutFormRequest { Form = form });
        await client.Forms.PutPlanAsync(new PutPlanRequest
        {
            Plan = new Plan
            {
                PlanId = "weekly",
                FormId = "hygiene",
                Title = "每周 weekly",
                Scope = new() { Regions = { "cn" }, ChannelTypes = { ChannelType.Direct, ChannelType.Internal }, PartnerIds = { Partner }, Stores = { new PlanStore { PartnerId = Partner, StoreId = "总店" } } },
                Recurrence = "FREQ=WEEKLY;BYDAY=MO",
                ExceptOn = { "2026-03-09" },
                StartsOn = "2026-03-02",
                DaysToDo = 3,
                Owner = "李 Li",
                Paused = true,
            },
            RequestId = "golden",
        });
        await RecordAsync(client);
    }
}
