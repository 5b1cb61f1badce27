// Command devices prints the devices of a tenant with their operating systems, from the Intune Data Warehouse.
//
// FEED_URL is the custom feed URL as the Intune admin center shows it, TOKEN a bearer token for
// https://api.manage.microsoft.com/.
package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"github.com/odatagen/odatagen/generated/odata"
	"github.com/odatagen/odatagen/generated/warehouse"
)

func main() {
	token := odata.TokenSourceFunc(func(context.Context) (string, error) { return os.Getenv("TOKEN"), nil })
	client, err := warehouse.NewClient(os.Getenv("FEED_URL"), odata.WithTokenSource(token))
	if err != nil {
		log.Fatal(err)
	}
	for device, err := range client.Devices().All(context.Background()) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(device.DeviceName.Or("(no name)"), device.OSVersion.Or("unknown"), device.LastSyncDateTime)
	}
}
