using ChannelGrains.Testing;

namespace ChannelGrains.Datasets.Tests.Commands;

/// <summary>A small import: sales of shops, and the mapping that reads them.</summary>
internal sealed class ShopFiles : IDisposable
{
    public const string Header = "Receipt,Shop,Date,Amount,Pieces,Currency,Group,Customer";

    private readonly TemporaryDirectory _directory = new();

    public string Folder => _directory.Path;

    /// <summary>The mapping of <see cref="Header"/>.</summary>
    /// <param name="source">The id of its source, so that tests on one server have different ones.</param>
    /// <param name="partner">What partner_id is.</param>
    /// <param name="more">More properties of the mapping, each with a comma behind it.</param>
    /// <param name="fields">More fields, each with a comma behind it.</param>
    public string Map(string source, string partner = "\"Shop\"", string more = "", string fields = "") => Write("shop.json", $$"""
        {
          "source": { "id": "{{source}}", "max_age_days": 36500 },
          "partners": { "channel_type": "DIRECT", "region": "cn", "time_zone": "Asia/Shanghai", "currency": "CNY" },
          {{more}}
          "fields": {
            "transaction_id": "Receipt",
            "partner_id": {{partner}},
            "occurred_at": { "value": "Date", "format": "uuuu-MM-dd", "zone": "Asia/Shanghai" },
            "amount": "Amount",
            "quantity": "Pieces",
            "currency": "Currency",
            "category": "Group",
            "customer_id": "Customer",
            {{fields}}
          },
        }
        """);

    public string Sales(params IEnumerable<string> rows) => Write("sales.csv", string.Join('\n', rows.Prepend(Header)) + "\n");

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public string WriteBytes(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose() => _directory.Dispose();
}
