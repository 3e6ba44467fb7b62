using ChannelGrains.Forms.V1;
using Google.Protobuf.WellKnownTypes;
using Record = ChannelGrains.Forms.V1.Record;

namespace ChannelGrains.Server.Tests.Certificates;

/// <summary>A test of two questions, and records of persons who take it.</summary>
internal static class TestTaking
{
    public static async Task<Form> PutTestAsync(this TestClient client, string? id = null, int validityDays = 365) => (await client.Forms.PutFormAsync(new()
    {
        Form = new Form
        {
            FormId = id ?? TestClient.NewId("test"),
            Kind = FormKind.Test,
            DefaultLanguage = "zh",
            Title = { ["zh"] = "产品培训测试", ["en"] = "Product training test" },
            PassScore = "75",
            ValidityDays = validityDays,
            Items =
            {
                new FormItem { ItemId = "warranty", Kind = ItemKind.YesNo, Title = { ["zh"] = "保修两年" }, Required = true, Weight = "3", Pass = new() { Yes = true } },
                new FormItem { ItemId = "returns", Kind = ItemKind.YesNo, Title = { ["zh"] = "七天退货" }, Required = true, Pass = new() { Yes = true } },
            },
        },
    })).Form;

    /// <summary>75 of 100 where the second answer is wrong, 25 where the first one is.</summary>
    public static Record Taken(string partner, Form form, string id, string person, DateTimeOffset? at = null, bool warranty = true, bool returns = true) => new()
    {
        RecordId = id,
        PartnerId = partner,
        FormId = form.FormId,
        FormVersion = form.Version,
        TakenAt = Timestamp.FromDateTimeOffset(InMicros(at ?? DateTimeOffset.UtcNow)),
        PersonId = person,
        Answers = { new Answer { ItemId = "warranty", Yes = warranty }, new Answer { ItemId = "returns", Yes = returns } },
    };

    /// <summary>The API takes no finer times.</summary>
    private static DateTimeOffset InMicros(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));

    public static async Task<KeptRecord> TakeAsync(this TestClient client, Record record) => (await client.Forms.SubmitRecordAsync(new() { Record = record })).Record;

    public static async Task<ListCertificatesResponse> CertificatesAsync(this TestClient client, string partner, string day = "", string code = "", int graceDays = 0) =>
        await client.Certificates.ListCertificatesAsync(new() { PartnerId = partner, Day = day, Code = code, GraceDays = graceDays });

    /// <summary>Persons who hold a certificate of a code.</summary>
    public static async Task<int> CertifiedAsync(this TestClient client, string partner, string code, string day = "") =>
        (await client.CertificatesAsync(partner, day, code)).Counts.Sum(count => count.Persons);
}
