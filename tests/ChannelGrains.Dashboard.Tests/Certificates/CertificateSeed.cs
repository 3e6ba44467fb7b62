using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Dashboard.Tests.Forms;
using ChannelGrains.Forms.V1;
using Google.Protobuf.WellKnownTypes;
using Record = ChannelGrains.Forms.V1.Record;

namespace ChannelGrains.Dashboard.Tests.Certificates;

/// <summary>A test that holds for 60 days, which three persons of a partner have passed: of one it ends in days, one has passed again, and of one it has lapsed.</summary>
internal static class CertificateSeed
{
    public const string Partner = "canton", Code = "product-training";

    public static async Task FillAsync(PageServer server)
    {
        await PutAsync(server);
        await TakeAsync(server, "test-1", "li-wei", 50);
        await TakeAsync(server, "test-2", "wang-fang", 100);
        await TakeAsync(server, "test-3", "wang-fang", 5);
        await TakeAsync(server, "test-4", "chen-jie", 100);
        // The view of who is certified has it a moment later.
        var client = new CertificateService.CertificateServiceClient(server.As("ann"));
        for (var look = 0; look < 600; look++, await Task.Delay(50))
            if ((await client.GetTrainingEffectAsync(new() { Code = Code, Period = FieldSeed.Day(0)[..7] })).Certified.Partners == 1)
                return;
        Assert.Fail("No view says that somebody is certified.");
    }

    public static async Task PutAsync(PageServer server) => await new FormService.FormServiceClient(server.As("ann")).PutFormAsync(new()
    {
        Form = new Form
        {
            FormId = Code,
            Kind = FormKind.Test,
            DefaultLanguage = "en",
            Title = { ["en"] = "Product <b>training</b>", ["zh"] = "产品培训" },
            PassScore = "50",
            ValidityDays = 60,
            Items = { new FormItem { ItemId = "warranty", Kind = ItemKind.YesNo, Title = { ["en"] = "Two years of warranty", ["zh"] = "保修两年" }, Required = true, Pass = new() { Yes = true } } },
        },
    });

    public static async Task TakeAsync(PageServer server, string recordId, string person, int daysAgo) => await new FormService.FormServiceClient(server.As("ann")).SubmitRecordAsync(new()
    {
        Record = new Record
        {
            RecordId = recordId,
            PartnerId = Partner,
            FormId = Code,
            FormVersion = 1,
            TakenAt = new Timestamp { Seconds = DateTimeOffset.UtcNow.AddDays(-daysAgo).ToUnixTimeSeconds() },
            PersonId = person,
            Answers = { new Answer { ItemId = "warranty", Yes = true } },
        },
    });
}
