using System.Text;
using Confluent.Kafka;

namespace EscrowGrid.Events.Kafka;

/// <summary>Headers are bytes; ours are text.</summary>
internal static class TextHeaders
{
    public static void Add(this Headers headers, string name, string value) =>
        headers.Add(name, Encoding.UTF8.GetBytes(value));
}
